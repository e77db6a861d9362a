//! The words on the map: kinds of lanes and channels, badges, legend, header.

use super::Phrase;
use crate::model::{ChannelKind, LaneKind, MeasureStatus, Metric};

/// The row of stages.
pub const STAGES: Phrase = Phrase::new("阶段", "Stages");
/// The row of steps.
pub const STEPS: Phrase = Phrase::new("步骤", "Steps");
/// On a card nobody has checked.
pub const ASSUMPTION: Phrase = Phrase::new("假设", "Assumed");
/// A measured line of the curve.
pub const MEASURED: Phrase = Phrase::new("实测", "Measured");
/// A measured line, with the question that was asked.
pub const MEASURED_BY: Phrase = Phrase::new("实测（{question}）", "Measured ({question})");
/// A line of the curve that was drawn by hand.
pub const ASSERTED: Phrase = Phrase::new("设想", "Assumed");
/// A line of a journey that is aimed at.
pub const FUTURE: Phrase = Phrase::new("目标态", "Future state");
/// The band around the measured line.
pub const INTERVAL: Phrase = Phrase::new("95% 区间", "95% interval");
/// Where there is nothing to show.
pub const NO_DATA: Phrase = Phrase::new("暂无数据", "No data");
/// On a base that is small.
pub const SMALL_BASE: Phrase = Phrase::new("样本少", "Small base");
/// A point of the curve where the relationship is decided.
pub const MOMENT_OF_TRUTH: Phrase = Phrase::new("关键时刻", "Moment of truth");
/// A callout that has only a place and a score.
pub const CALLOUT: Phrase = Phrase::new("{place} {score}", "{place} {score}");
/// A callout with what was said.
pub const CALLOUT_TEXT: Phrase = Phrase::new("{place} {score}，{text}", "{place} {score}: {text}");
/// A change in percentage points.
pub const POINTS: Phrase = Phrase::new("{value} 点", "{value} pts");
/// What a measure is hoped to bring.
pub const EXPECTED: Phrase = Phrase::new("预计 {effect}", "expected {effect}");
/// How many more cards or touchpoints a thin lane holds.
pub const FOLDED: Phrase = Phrase::new("{count} 张卡片", "{count} {count|card|cards}");

/// In the header: the situation.
pub const SCENARIO: Phrase = Phrase::new("场景", "Scenario");
/// In the header: what the customer wants.
pub const GOAL: Phrase = Phrase::new("目标", "Goal");
/// In the header: who answers for the map.
pub const OWNER: Phrase = Phrase::new("负责人", "Owner");
/// In the header: the user's label.
pub const VERSION: Phrase = Phrase::new("版本", "Version");
/// In the header: the last day of the data.
pub const DATA_UNTIL: Phrase = Phrase::new("数据至", "Data to");
/// In the header: customers behind the figures.
pub const CUSTOMERS: Phrase = Phrase::new("客户", "Customers");
/// In the header: touchpoints on the map.
pub const TOUCHPOINTS: Phrase = Phrase::new("触点", "Touchpoints");
/// In the header: the journey as it is.
pub const TODAY: Phrase = Phrase::new("现状", "Today");

/// Legend: badges with a round shape.
pub const DIGITAL: Phrase = Phrase::new("数字触点", "Digital");
/// Legend: badges with a square shape.
pub const PHYSICAL: Phrase = Phrase::new("线下触点", "Physical");
/// Legend: solid borders.
pub const SOLID: Phrase = Phrase::new("实线 = 证据", "Solid = evidence");
/// Legend: dashed borders.
pub const DASHED: Phrase = Phrase::new("虚线 = 假设", "Dashed = assumed");
/// Legend: dots on pain points.
pub const SEVERITY: Phrase = Phrase::new("严重度", "Severity");
/// Legend: hollow points.
pub const HOLLOW: Phrase = Phrase::new("空心 = 样本少于 {n}", "Hollow = base under {n}");
/// Legend: where the figures come from.
pub const DATA_LINE: Phrase = Phrase::new("数据：{source}", "Data: {source}");
/// Legend: the base.
pub const BASE: Phrase = Phrase::new("n={n}", "n={n}");
/// Legend: nothing measured yet.
pub const NO_DATA_YET: Phrase = Phrase::new("尚未导入数据", "No data imported yet");

/// A map in one sentence.
pub const DESCRIPTION: Phrase = Phrase::new(
    "客户旅程图：{stages} 个阶段、{steps} 个步骤、{lanes} 条泳道、{cards} 张卡片。",
    "Customer journey map with {stages} stages, {steps} steps, {lanes} lanes and {cards} cards.",
);
/// A point of the curve in words.
pub const NODE_LABEL: Phrase = Phrase::new("{line}：{step}，情绪 {score}", "{line}: {step}, emotion {score}");
/// A measured emotion that contradicts the claim, by how much.
pub const GAP: Phrase = Phrase::new("与设想相差 {gap}", "{gap} against what is assumed");
/// Legend: the mark between a claim and a measurement that contradicts it.
pub const GAP_SIGN: Phrase = Phrase::new("实测与设想有显著差距", "Measured differs from assumed");
/// A step that has no name, in words.
pub const UNNAMED_STEP: Phrase = Phrase::new("“{stage}”的未命名步骤", "Unnamed step of \"{stage}\"");
/// A conversion in words.
pub const PILL_LABEL: Phrase = Phrase::new(
    "从{from}到{to}：{rate}（{reached} / {base}）",
    "{from} to {to}: {rate} ({reached} of {base})",
);

/// Where a step or a card leads, in words.
pub const LINKED: Phrase = Phrase::new("详细旅程：{name}", "in detail: {name}");
/// A journey without a name.
pub const UNNAMED_JOURNEY: Phrase = Phrase::new("未命名旅程", "Unnamed journey");
/// How customers feel along a journey.
pub const MOOD: Phrase = Phrase::new("情绪", "emotion");

/// The name of a kind of lane, used where the user gave none.
pub const fn lane(kind: LaneKind) -> Phrase {
    match kind {
        LaneKind::Picture => Phrase::new("故事板", "Storyboard"),
        LaneKind::Goal => Phrase::new("客户目标", "Customer goals"),
        LaneKind::Behaviour => Phrase::new("行为", "Actions"),
        LaneKind::Need => Phrase::new("需求与期望", "Needs & expectations"),
        LaneKind::Touchpoint => Phrase::new("触点与渠道", "Touchpoints"),
        LaneKind::Emotion => Phrase::new("情绪曲线", "Emotion curve"),
        LaneKind::Quote => Phrase::new("想法与原话", "Thoughts & quotes"),
        LaneKind::Pain => Phrase::new("痛点", "Pain points"),
        LaneKind::Kpi => Phrase::new("关键指标", "Key figures"),
        LaneKind::Opportunity => Phrase::new("机会点", "Opportunities"),
        LaneKind::Measure => Phrase::new("改进措施", "Improvements"),
        LaneKind::Frontstage => Phrase::new("前台", "Frontstage"),
        LaneKind::Backstage => Phrase::new("后台", "Backstage"),
        LaneKind::Support => Phrase::new("支持系统", "Support systems"),
        LaneKind::Department => Phrase::new("责任部门", "Departments"),
        LaneKind::Text => Phrase::new("备注", "Notes"),
    }
}

/// The name of a kind of channel.
pub const fn channel(kind: ChannelKind) -> Phrase {
    match kind {
        ChannelKind::Website => Phrase::new("网站", "Website"),
        ChannelKind::App => Phrase::new("App", "App"),
        ChannelKind::MiniProgram => Phrase::new("小程序", "Mini program"),
        ChannelKind::Social => Phrase::new("社交媒体", "Social media"),
        ChannelKind::Ads => Phrase::new("广告", "Ads"),
        ChannelKind::WordOfMouth => Phrase::new("口碑", "Word of mouth"),
        ChannelKind::Email => Phrase::new("邮件", "Email"),
        ChannelKind::Sms => Phrase::new("短信", "SMS"),
        ChannelKind::Phone => Phrase::new("电话", "Phone"),
        ChannelKind::Hotline => Phrase::new("客服热线", "Hotline"),
        ChannelKind::OnlineChat => Phrase::new("在线客服", "Live chat"),
        ChannelKind::Chatbot => Phrase::new("智能客服", "Chatbot"),
        ChannelKind::Store => Phrase::new("门店", "Store"),
        ChannelKind::Branch => Phrase::new("网点", "Branch"),
        ChannelKind::RemoteBank => Phrase::new("远程银行", "Remote banking"),
        ChannelKind::Delivery => Phrase::new("快递", "Delivery"),
        ChannelKind::Ar => Phrase::new("AR 体验", "AR"),
        ChannelKind::VoiceAssistant => Phrase::new("语音助手", "Voice assistant"),
        ChannelKind::Other => Phrase::new("其他", "Other"),
    }
}

/// How far a measure is.
pub const fn status(status: MeasureStatus) -> Phrase {
    match status {
        MeasureStatus::Idea => Phrase::new("想法", "Idea"),
        MeasureStatus::Planned => Phrase::new("已排期", "Planned"),
        MeasureStatus::Doing => Phrase::new("进行中", "In progress"),
        MeasureStatus::Done => Phrase::new("已上线", "Live"),
        MeasureStatus::Dropped => Phrase::new("已放弃", "Dropped"),
    }
}

/// The short name of a figure, as a tile wears it.
pub const fn metric(metric: Metric) -> Phrase {
    match metric {
        Metric::Events => Phrase::new("接触次数", "Contacts"),
        Metric::Customers => Phrase::new("触达人数", "Customers"),
        Metric::Reach => Phrase::new("触达率", "Reach"),
        Metric::Frequency => Phrase::new("人均接触", "Contacts each"),
        Metric::Conversion => Phrase::new("转化率", "Conversion"),
        Metric::DropOff => Phrase::new("流失率", "Drop-off"),
        Metric::Csat => Phrase::new("CSAT", "CSAT"),
        Metric::Nps => Phrase::new("NPS", "NPS"),
        Metric::Ces => Phrase::new("CES 费力度", "CES effort"),
        Metric::Revenue => Phrase::new("收入", "Revenue"),
    }
}

/// A feeling from -2 to +2 in a word.
pub fn feeling(score: f64) -> Phrase {
    match score {
        s if s >= 1.25 => Phrase::new("惊喜", "Delighted"),
        s if s >= 0.4 => Phrase::new("满意", "Happy"),
        s if s > -0.4 => Phrase::new("平静", "Neutral"),
        s if s > -1.25 => Phrase::new("不满", "Unhappy"),
        _ => Phrase::new("失望", "Frustrated"),
    }
}

/// The border between what the customer does and what the company does in their sight.
pub const INTERACTION_LINE: Phrase = Phrase::new("互动线", "Line of interaction");
/// The border between what the customer sees and what they do not.
pub const VISIBILITY_LINE: Phrase = Phrase::new("可视线", "Line of visibility");
/// On an opportunity: what it would bring and cost.
pub const JUDGED: Phrase = Phrase::new("价值{impact} · 投入{effort}", "Value {impact} · effort {effort}");
/// On an opportunity: what it would bring.
pub const JUDGED_IMPACT: Phrase = Phrase::new("价值{impact}", "Value {impact}");
/// On an opportunity: what it would cost.
pub const JUDGED_EFFORT: Phrase = Phrase::new("投入{effort}", "Effort {effort}");

/// A level from 1 to 3.
pub const fn level(level: u8) -> Phrase {
    match level {
        1 => Phrase::new("低", "low"),
        2 => Phrase::new("中", "medium"),
        _ => Phrase::new("高", "high"),
    }
}

/// On a tile: the answers at one stage.
pub const THIS_STAGE: Phrase = Phrase::new("本阶段", "this stage");
/// On a tile: the answers at one step.
pub const THIS_STEP: Phrase = Phrase::new("本步骤", "this step");
/// A row for touchpoints whose channel is not known.
pub const NO_CHANNEL: Phrase = Phrase::new("未标注渠道", "No channel");
/// In the header: the answers at all touchpoints of the data, with their number.
pub const ALL_TOUCHPOINTS: Phrase =
    Phrase::new("{value}（全部触点，n={n}）", "{value} (all touchpoints, n={n})");
/// On a tile: the value aimed at.
pub const TARGET: Phrase = Phrase::new("目标 {value}", "target {value}");
/// The target is met.
pub const MET: Phrase = Phrase::new("✓ 达标", "✓ On target");
/// The target is nearly met.
pub const NEAR: Phrase = Phrase::new("△ 接近", "△ Close");
/// The target is missed.
pub const MISSED: Phrase = Phrase::new("✕ 未达标", "✕ Off target");

/// How a figure stands to its target, with a sign of its own.
pub const fn status_of(status: crate::model::Status) -> Phrase {
    match status {
        crate::model::Status::Met => MET,
        crate::model::Status::Near => NEAR,
        crate::model::Status::Missed => MISSED,
    }
}
/// In the header: what the persona says.
pub const QUOTED: Phrase = Phrase::new("“{text}”", "“{text}”");
/// In the header: a named text.
pub const FIELD: Phrase = Phrase::new("{name}：{text}", "{name}: {text}");
/// In the header: the net promoter score.
pub const NPS: Phrase = Phrase::new("NPS", "NPS");
/// Legend: how long a customer may take to convert.
pub const WINDOW: Phrase = Phrase::new("转化窗口 {window}", "conversion window {window}");
/// Legend: between the facts of the data line.
pub const SEPARATOR: Phrase = Phrase::new("；", "; ");
