//! One simulated customer of the sample shop: what they touch, when, how it goes and what they say.
//! The rates below are invented to look like a fashion shop with one weak spot, its payment.

use super::chance::Chance;
use crate::model::ChannelKind;

/// Days from 2026-01-01 to 2026-06-30.
pub(super) const DAYS: i64 = 181;
const DAY: i64 = 24 * 60 * 60;
/// 2026-05-19 to 2026-06-07, both included: payment on phones fails more often than it succeeds.
const INCIDENT: std::ops::RangeInclusive<i64> = 138..=157;
/// 2026-06-01 to 2026-06-18, the big sale: many visitors, slow chat.
const BIG_SALE: std::ops::RangeInclusive<i64> = 151..=168;

/// Touchpoints as in `text::sample::TOUCHPOINTS`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Touch {
    Post,
    Search,
    Product,
    SizeAdvice,
    Cart,
    Payment,
    Tracking,
    Unboxing,
    Returns,
    Reorder,
    StoreFitting,
    Coupon,
}

/// One row of the data.
pub(super) struct Event {
    /// Seconds since 2026-01-01, wall clock.
    pub(super) second: i64,
    pub(super) customer: usize,
    pub(super) touch: Touch,
    pub(super) channel: ChannelKind,
    pub(super) session: u32,
    pub(super) csat: Option<i64>,
    pub(super) nps: Option<i64>,
    pub(super) cents: Option<i64>,
    /// Whether it is praise, and which of the sentences.
    pub(super) comment: Option<(bool, usize)>,
    pub(super) city: usize,
    pub(super) device: usize,
    pub(super) tier: usize,
}

/// A touchpoint's mean rating, its spread, and the share of its events that are rated. Where things go wrong
/// for some and well for others, the spread is wide.
const fn ratings(touch: Touch) -> (f64, f64, f64) {
    match touch {
        Touch::Post => (4.1, 0.95, 0.08),
        Touch::Search => (3.4, 0.95, 0.09),
        Touch::Product => (3.75, 0.95, 0.10),
        Touch::SizeAdvice => (4.0, 0.95, 0.35),
        Touch::Cart => (2.1, 1.4, 0.22),
        Touch::Payment => (1.95, 1.4, 0.45),
        Touch::Tracking => (2.85, 1.15, 0.25),
        Touch::Unboxing => (4.5, 0.95, 0.55),
        Touch::Returns => (2.1, 1.4, 0.55),
        Touch::Reorder => (4.45, 0.95, 0.45),
        Touch::StoreFitting => (4.1, 0.95, 0.30),
        Touch::Coupon => (3.1, 0.95, 0.04),
    }
}

/// Relative numbers of visits by weekday (1 January 2026 is a Thursday), season and campaign.
fn visits_on(day: i64) -> u32 {
    let weekday = match day.rem_euclid(7) {
        2 | 3 => 128,
        1 => 108,
        _ => 100,
    };
    let season = match day {
        44..=53 => 55,    // Spring Festival
        63..=67 => 150,   // 8 March
        120..=124 => 80,  // Labour Day, people travel
        151..=156 => 150, // sale begins
        165..=168 => 185, // its last days
        169..=175 => 82,  // after it
        _ => 100,
    };
    weekday * season
}

/// Customers of the shop, one after the other.
pub(super) struct Shop {
    chance: Chance,
    days: Vec<u32>,
    events: Vec<Event>,
    sessions: u32,
}

/// The customer who is in the shop.
struct Shopper<'a> {
    shop: &'a mut Shop,
    customer: usize,
    city: usize,
    device: usize,
    tier: usize,
    /// Where the customer stands in time, seconds since 2026-01-01.
    second: i64,
}

impl Shop {
    pub(super) fn new(seed: u64) -> Self {
        Shop {
            chance: Chance::new(seed),
            days: (0..DAYS).map(visits_on).collect(),
            events: Vec::new(),
            sessions: 0,
        }
    }

    /// All events of so many customers, in the order of time.
    pub(super) fn run(mut self, customers: usize) -> Vec<Event> {
        for customer in 0..customers {
            self.serve(customer);
        }
        self.events.retain(|event| event.second < DAYS * DAY);
        self.events.sort_by_key(|event| event.second);
        self.events
    }

    fn serve(&mut self, customer: usize) {
        let city = self.chance.weighted(&[22, 18, 14, 13, 11, 9, 7, 6]);
        let device = self.chance.weighted(&[68, 22, 10]);
        let tier = self.chance.weighted(&[62, 23, 11, 4]);
        let trips =
            1 + self.chance.weighted(&[62, 22, 11, 5]) + usize::from(tier >= 2 && self.chance.happens(0.4));
        let mut days: Vec<i64> = (0..trips).map(|_| self.chance.weighted(&self.days) as i64).collect();
        days.sort_unstable();
        let mut shopper = Shopper { shop: self, customer, city, device, tier, second: -1 };
        for day in days {
            // Who is still busy with the last purchase does not begin the next one.
            if day * DAY > shopper.second {
                shopper.second = day * DAY;
                shopper.trip();
            }
        }
    }
}

impl Shopper<'_> {
    fn trip(&mut self) {
        self.arrive();
        self.see_posts();
        let keen = 1.0 + 0.12 * self.tier as f64;
        let mut buys = self.happens(0.49 * keen) && self.consider(keen);
        while buys {
            if !self.check_out() {
                return;
            }
            let pleased = self.receive();
            buys = self.after_sales(pleased) && self.consider(1.6);
        }
    }

    fn happens(&mut self, probability: f64) -> bool {
        self.shop.chance.happens(probability)
    }

    fn between(&mut self, from: i64, to: i64) -> i64 {
        self.shop.chance.between(from, to)
    }

    fn day(&self) -> i64 {
        self.second.div_euclid(DAY)
    }

    /// Moves to the hour at which people come, on the day reached, and begins a session.
    fn arrive(&mut self) {
        const HOURS: [u32; 24] =
            [12, 6, 3, 2, 2, 4, 10, 24, 34, 38, 42, 44, 56, 46, 38, 36, 36, 40, 46, 58, 78, 92, 76, 36];
        let hour = self.shop.chance.weighted(&HOURS) as i64;
        let inside = hour * 3600 + self.between(0, 3599);
        self.second = self.second.max(self.day() * DAY + inside);
        self.shop.sessions += 1;
    }

    /// Comes back after `from` to `to` whole days.
    fn come_back(&mut self, from: i64, to: i64) {
        let days = self.between(from, to);
        if days > 0 {
            self.second = (self.day() + days) * DAY;
            self.arrive();
        }
    }

    fn see_posts(&mut self) {
        if self.happens(0.14) {
            self.touch(Touch::Coupon);
        }
        for _ in 0..self.between(1, 4) {
            self.touch(Touch::Post);
        }
        if self.happens(0.62) {
            for _ in 0..self.between(1, 3) {
                self.touch(Touch::Search);
            }
        }
    }

    /// Looks at products; whether something goes into the cart.
    fn consider(&mut self, keen: f64) -> bool {
        self.come_back(0, 4);
        for _ in 0..self.between(1, 5) {
            self.touch(Touch::Product);
        }
        let advised = self.happens(0.30);
        if advised {
            self.touch(Touch::SizeAdvice);
        } else if self.happens(0.05) {
            self.come_back(1, 3);
            self.touch(Touch::StoreFitting);
        }
        let bought = self.happens((if advised { 0.57 } else { 0.46 }) * keen);
        if bought {
            self.come_back(0, 2);
            for _ in 0..self.between(1, 2) {
                self.touch(Touch::Cart);
            }
        }
        bought
    }

    /// Pays; whether the payment went through in the end.
    fn check_out(&mut self) -> bool {
        if !self.happens(0.64) {
            return false;
        }
        let broken = self.device == 0 && INCIDENT.contains(&self.day());
        let works = if broken { 0.24 } else { 0.68 };
        for _attempt in 0..3 {
            let paid = self.happens(works);
            let amount = self.price();
            let event = self.touch(Touch::Payment);
            if paid {
                event.cents = Some(amount);
                return true;
            }
            // A failed payment is rated worse than the touchpoint usually is.
            event.csat = event.csat.map(|csat| (csat - 1).max(1));
            event.comment = event.comment.map(|(_, which)| (false, which));
            if !self.happens(0.42) {
                return false;
            }
        }
        false
    }

    /// Price of an order in cents: one to three garments, a little dearer for the higher tiers.
    fn price(&mut self) -> i64 {
        const PRICES: [i64; 10] =
            [9_900, 12_900, 15_900, 19_900, 19_900, 25_900, 29_900, 39_900, 49_900, 79_900];
        let garments = 1 + self.shop.chance.weighted(&[60, 28, 12]);
        let sum: i64 = (0..garments).map(|_| PRICES[self.shop.chance.below(PRICES.len())]).sum();
        sum * (100 + 8 * self.tier as i64) / 100
    }

    /// Waits and unpacks; whether the customer is pleased.
    fn receive(&mut self) -> bool {
        self.come_back(1, 1);
        self.touch(Touch::Tracking);
        for _ in 0..self.between(1, 3) {
            self.come_back(0, 1);
            self.touch(Touch::Tracking);
        }
        if !self.happens(0.93) {
            return self.happens(0.5);
        }
        self.come_back(1, 2);
        self.touch(Touch::Unboxing).csat.is_none_or(|csat| csat >= 4)
    }

    /// Returns and recommends; whether another purchase begins.
    fn after_sales(&mut self, pleased: bool) -> bool {
        if self.happens(if pleased { 0.09 } else { 0.34 }) {
            self.come_back(1, 5);
            for _ in 0..self.between(1, 3) {
                self.touch(Touch::Returns);
            }
            if self.happens(0.5) {
                let refund = -self.price();
                self.come_back(3, 9);
                self.touch(Touch::Returns).cents = Some(refund);
            }
        }
        let again = self.happens(if pleased { 0.32 } else { 0.07 } + 0.05 * self.tier as f64);
        if again {
            self.come_back(6, 24);
            self.touch(Touch::Reorder);
        }
        again && self.happens(0.7)
    }

    fn touch(&mut self, touch: Touch) -> &mut Event {
        self.second += self.between(25, 420);
        let (csat, nps) = self.rate(touch);
        let comment = csat.filter(|_| self.happens(0.22)).map(|csat| (csat >= 4, self.shop.chance.below(12)));
        let event = Event {
            second: self.second,
            customer: self.customer,
            touch,
            channel: self.channel(touch),
            session: self.shop.sessions,
            csat,
            nps,
            cents: None,
            comment,
            city: self.city,
            device: self.device,
            tier: self.tier,
        };
        let at = self.shop.events.len();
        self.shop.events.push(event);
        &mut self.shop.events[at]
    }

    fn rate(&mut self, touch: Touch) -> (Option<i64>, Option<i64>) {
        let (mean, spread, share) = ratings(touch);
        if !self.happens(share) {
            return (None, None);
        }
        let slow_chat = touch == Touch::SizeAdvice && BIG_SALE.contains(&self.day());
        let mean = if slow_chat { mean - 0.9 } else { mean };
        let felt = mean + spread * self.shop.chance.normal();
        let asked = matches!(touch, Touch::Unboxing | Touch::Returns | Touch::Reorder) && self.happens(0.7);
        let nps = asked.then(|| whole(1.9 * felt + 0.9 + self.shop.chance.normal(), 0, 10));
        (Some(whole(felt, 1, 5)), nps)
    }

    fn channel(&mut self, touch: Touch) -> ChannelKind {
        use ChannelKind as Kind;
        let choices: &[(Kind, u32)] = match (touch, self.device) {
            (Touch::Post, _) => &[(Kind::Social, 86), (Kind::Ads, 14)],
            (Touch::Search, 0) => &[(Kind::Website, 46), (Kind::App, 40), (Kind::MiniProgram, 14)],
            (Touch::SizeAdvice, _) => &[(Kind::OnlineChat, 72), (Kind::Chatbot, 20), (Kind::Phone, 8)],
            (Touch::Tracking, _) => &[(Kind::Sms, 72), (Kind::App, 28)],
            (Touch::Unboxing, _) => &[(Kind::Delivery, 1)],
            (Touch::Returns, _) => &[(Kind::Phone, 52), (Kind::OnlineChat, 33), (Kind::App, 15)],
            (Touch::Reorder, _) => &[(Kind::MiniProgram, 60), (Kind::App, 26), (Kind::WordOfMouth, 14)],
            (Touch::StoreFitting, _) => &[(Kind::Store, 1)],
            (Touch::Coupon, _) => &[(Kind::Sms, 1)],
            (_, 0) => &[(Kind::App, 68), (Kind::MiniProgram, 24), (Kind::Website, 8)],
            (_, 1) => &[(Kind::Website, 1)],
            _ => &[(Kind::App, 70), (Kind::Website, 30)],
        };
        let weights: Vec<u32> = choices.iter().map(|(_, weight)| *weight).collect();
        choices[self.shop.chance.weighted(&weights)].0
    }
}

/// The nearest whole number within the scale.
fn whole(value: f64, min: i64, max: i64) -> i64 {
    (min..max).find(|whole| value < *whole as f64 + 0.5).unwrap_or(max)
}
