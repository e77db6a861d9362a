//! Names of the built-in drawings of the storyboard. The drawings themselves are in `layout`.

use super::Phrase;

/// What a drawing is called.
pub fn drawing(name: &str) -> Phrase {
    match name {
        "search" => Phrase::new("搜索", "Search"),
        "website" => Phrase::new("网页", "Web page"),
        "app" => Phrase::new("手机应用", "App"),
        "ads" => Phrase::new("手机广告", "Ad on a phone"),
        "social" => Phrase::new("分享", "Sharing"),
        "word_of_mouth" => Phrase::new("口碑", "Word of mouth"),
        "store" => Phrase::new("店铺橱窗", "Shop window"),
        "basket" => Phrase::new("购物车", "Cart"),
        "pay" => Phrase::new("付款", "Paying"),
        "gift" => Phrase::new("礼物", "Gift"),
        "sign" => Phrase::new("签合同", "Signing a contract"),
        "parcel" => Phrase::new("包裹", "Parcel"),
        "unpack" => Phrase::new("开箱", "Unpacking"),
        "delivery" => Phrase::new("送货", "Delivery"),
        "phone" => Phrase::new("打电话", "Phone call"),
        "hotline" => Phrase::new("客服中心", "Call centre"),
        "chat" => Phrase::new("在线聊天", "Chat"),
        "email" => Phrase::new("邮件", "Email"),
        "sms" => Phrase::new("短信", "Text message"),
        "meeting" => Phrase::new("会谈", "Meeting"),
        "branch" => Phrase::new("营业柜台", "Counter"),
        "machine" => Phrase::new("自助机", "Self-service machine"),
        "doctor" => Phrase::new("看医生", "Doctor"),
        "class" => Phrase::new("上课", "Class"),
        "home" => Phrase::new("家", "Home"),
        "car" => Phrase::new("汽车", "Car"),
        "wait" => Phrase::new("等待", "Waiting"),
        "idea" => Phrase::new("想法", "Idea"),
        "goal" => Phrase::new("目标", "Goal"),
        "delighted" => Phrase::new("开心", "Happy"),
        "angry" => Phrase::new("生气", "Angry"),
        "complaint" => Phrase::new("投诉", "Complaint"),
        _ => Phrase::new("图片", "Picture"),
    }
}
