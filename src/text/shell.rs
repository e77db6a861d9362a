//! The words of the frame: rail, top bar, slicers, saving, recovery, dialogs of the workspace.

use super::Phrase;

/// The product.
pub const PRODUCT: Phrase = Phrase::new("旅标", "Waymark");
/// Page: map.
pub const PAGE_MAP: Phrase = Phrase::new("旅程图", "Map");
/// Page: data.
pub const PAGE_PERSONAS: Phrase = Phrase::new("画像", "Personas");
/// Page.
pub const PAGE_DATA: Phrase = Phrase::new("数据", "Data");
/// Page: figures.
pub const PAGE_KPI: Phrase = Phrase::new("指标", "KPIs");
/// Page: all journeys.
pub const PAGE_JOURNEYS: Phrase = Phrase::new("旅程库", "Journeys");
/// Page: versions.
pub const PAGE_VERSIONS: Phrase = Phrase::new("版本", "Versions");
/// Name of the rail.
pub const NAVIGATION: Phrase = Phrase::new("页面", "Pages");
/// Closes a dialog, drawer or message.
pub const CLOSE: Phrase = Phrase::new("关闭", "Close");
/// Leaves without doing.
pub const CANCEL: Phrase = Phrase::new("取消", "Cancel");
/// Takes back.
pub const UNDO: Phrase = Phrase::new("撤销", "Undo");
/// Brings back.
pub const REDO: Phrase = Phrase::new("重做", "Redo");
/// Takes back a named change.
pub const UNDO_WHAT: Phrase = Phrase::new("撤销：{what}", "Undo: {what}");
/// Brings back a named change.
pub const REDO_WHAT: Phrase = Phrase::new("重做：{what}", "Redo: {what}");
/// Something was done that can be undone.
pub const DONE_WHAT: Phrase = Phrase::new("已{what}", "Done: {what}");
/// Switches the language; named in the other one.
pub const OTHER_LANGUAGE: Phrase = Phrase::new("EN", "中文");
/// What that button does.
pub const SWITCH_LANGUAGE: Phrase = Phrase::new("Switch to English", "切换到中文");
/// The theme menu.
pub const THEME: Phrase = Phrase::new("外观", "Appearance");
/// As the system says.
pub const THEME_SYSTEM: Phrase = Phrase::new("跟随系统", "System");
/// Light.
pub const THEME_LIGHT: Phrase = Phrase::new("浅色", "Light");
/// Dark.
pub const THEME_DARK: Phrase = Phrase::new("深色", "Dark");
/// The export menu.
pub const EXPORT: Phrase = Phrase::new("导出", "Export");
/// Journey as JSON.
pub const EXPORT_JOURNEY: Phrase = Phrase::new("当前旅程（JSON）", "This journey (JSON)");
/// Workspace as JSON.
pub const EXPORT_WORKSPACE: Phrase = Phrase::new("整个工作区（JSON）", "Whole workspace (JSON)");
/// Workspace as JSON with data.
pub const EXPORT_WITH_DATA: Phrase =
    Phrase::new("整个工作区，含原始客户数据（JSON）", "Whole workspace with raw customer rows (JSON)");
/// Stands in the name of that file, so that it is not taken for the other.
pub const WITH_DATA: Phrase = Phrase::new("（含原始数据）", " (with raw data)");
/// Map as SVG.
pub const EXPORT_SVG: Phrase = Phrase::new("旅程图（SVG 矢量）", "Map (SVG)");
/// Map as PNG; its scales stand beside it.
pub const EXPORT_PNG: Phrase = Phrase::new("旅程图（PNG 图片）", "Map (PNG)");
/// A scale of a PNG.
pub const PNG_SCALE: Phrase = Phrase::new("{n} 倍", "{n}x");
/// A scale of a PNG, read aloud.
pub const PNG_AT: Phrase = Phrase::new("旅程图（PNG 图片，{n} 倍）", "Map (PNG, {n}x)");
/// The picture would have too many pixels.
pub const PNG_TOO_LARGE: Phrase = Phrase::new(
    "这张图太大，最多只能导出 {most} 倍。也可以改用 SVG。",
    "The picture is too large for that: {most}x is the most here. SVG has no limit.",
);
/// Above the formats of pictures.
pub const EXPORT_PICTURES: Phrase = Phrase::new(
    "图片（内含旅程，再打开即可还原）",
    "Pictures (they carry the journey: open one to restore it)",
);
/// Above the formats of office programs.
pub const EXPORT_OFFICE: Phrase = Phrase::new("给其他软件", "For other programs");
/// Above the formats of this program.
pub const EXPORT_OWN: Phrase = Phrase::new("旅标文件", "Waymark files");
/// Slides.
pub const EXPORT_PPTX: Phrase = Phrase::new("演示文稿（PPTX，可编辑）", "Slides (PPTX, editable)");
/// A workbook.
pub const EXPORT_XLSX: Phrase = Phrase::new("表格（XLSX）", "Table (XLSX)");
/// An outline.
pub const EXPORT_MARKDOWN: Phrase = Phrase::new("大纲（Markdown）", "Outline (Markdown)");
/// A diagram in text.
pub const EXPORT_MERMAID: Phrase = Phrase::new("Mermaid 旅程图", "Mermaid journey");
/// A drawing.
pub const EXPORT_DRAWIO: Phrase =
    Phrase::new("draw.io 图（Lucidchart 可导入）", "draw.io (Lucidchart imports it)");
/// A drawing.
pub const EXPORT_VISIO: Phrase = Phrase::new("Visio 绘图（VSDX）", "Visio drawing (VSDX)");
/// A picture without a map in it.
pub const NO_MAP_INSIDE: Phrase = Phrase::new(
    "“{name}”里没有旅程。只有从旅标导出的 SVG 或 PNG 才能还原成旅程图。",
    "There is no journey in \"{name}\". Only SVG and PNG files exported from Waymark can be turned back into a map.",
);
/// Prints, or saves as PDF.
pub const PRINT: Phrase = Phrase::new("打印 / PDF（A3 横向分页）…", "Print / PDF (pages of A3)…");
/// Opens a file.
pub const OPEN_FILE: Phrase = Phrase::new("打开文件…", "Open file…");
/// What the JSON exports hold.
pub const EXPORT_HINT: Phrase = Phrase::new(
    "JSON 带有最近一次的指标，不含客户明细。",
    "JSON files carry the last figures, never raw customer rows.",
);
/// Everything is saved.
pub const SAVED: Phrase = Phrase::new("已保存", "Saved");
/// Being saved.
pub const SAVING: Phrase = Phrase::new("保存中…", "Saving…");
/// Not saved yet.
pub const UNSAVED: Phrase = Phrase::new("未保存", "Not saved");
/// Cannot be kept here.
pub const NOT_KEPT: Phrase = Phrase::new("未存入浏览器", "Not kept");
/// Banner: the browser keeps nothing.
pub const MEMORY_ONLY: Phrase = Phrase::new(
    "浏览器不允许在此保存数据，关闭页面后内容会丢失。请用“导出”保存成文件。",
    "This browser keeps nothing here: your work is lost when the page closes. Use Export to keep it as a file.",
);
/// Banner: the store is full.
pub const STORE_FULL: Phrase = Phrase::new(
    "浏览器的存储空间已满，最近的修改没有保存。请导出文件，或在“数据”页删除不用的数据集。",
    "The browser's storage is full and the last changes are not saved. Export a file, or delete data sets you no longer need.",
);
/// Banner: saving failed.
pub const SAVE_FAILED: Phrase = Phrase::new(
    "保存失败：{why}。请先导出文件，再刷新页面。",
    "Saving failed: {why}. Export a file first, then reload.",
);
/// Tries again.
pub const RETRY: Phrase = Phrase::new("重试", "Try again");
/// Banner: another tab saved.
pub const CONFLICT: Phrase = Phrase::new(
    "另一个标签页修改并保存了这个工作区。您在这里的修改尚未保存。",
    "Another tab changed and saved this workspace. Your changes here are not saved yet.",
);
/// Merges the other tab's state with this one's.
pub const TOGETHER_DO: Phrase = Phrase::new("合并两边的修改", "Bring both together");
/// Both tabs were merged: what came from the other.
pub const TOGETHER: Phrase =
    Phrase::new("已合并另一个标签页的修改：{what}。", "Merged what the other tab changed: {what}.");
/// Both tabs were merged: the first of what came from the other.
pub const TOGETHER_MORE: Phrase = Phrase::new(
    "已合并另一个标签页的 {n} 处修改，包括：{what}。",
    "Merged {n} changes of the other tab, among them: {what}.",
);
/// The other tab had nothing that is not here.
pub const TOGETHER_SAME: Phrase = Phrase::new(
    "另一个标签页没有这里缺少的内容，已保留您的修改。",
    "The other tab had nothing that is missing here; your changes are kept.",
);
/// Takes the other tab's state.
pub const TAKE_THEIRS: Phrase = Phrase::new("载入对方的版本", "Load the other version");
/// Keeps both.
pub const KEEP_BOTH: Phrase = Phrase::new("把我的另存为新工作区", "Keep mine as a new workspace");
/// The name of a kept copy.
pub const COPY_OF: Phrase = Phrase::new("{name}（副本）", "{name} (copy)");
/// The other tab's state was loaded.
pub const RELOADED: Phrase =
    Phrase::new("已载入另一个标签页的最新修改。", "Loaded the latest changes of another tab.");
/// Banner: a newer version of the app is open.
pub const OUTDATED: Phrase = Phrase::new(
    "另一个标签页运行着更新的版本，此页已停止保存。请刷新页面。",
    "A newer version of the app runs in another tab; this page no longer saves. Please reload.",
);
/// Reloads.
pub const RELOAD: Phrase = Phrase::new("刷新页面", "Reload");
/// Banner: opening waits.
pub const STORE_BLOCKED: Phrase = Phrase::new(
    "正在等待浏览器的存储。如果其他标签页开着旅标的旧版本，请关闭它们。",
    "Waiting for the browser's storage. If other tabs show an older version of Waymark, please close them.",
);
/// Banner: read-only.
pub const READ_ONLY: Phrase = Phrase::new(
    "此文件由更新的版本生成，只能查看，以免丢失其中的新内容。",
    "This file was written by a newer version; it is shown read-only so that nothing in it is lost.",
);
/// Title of the recovery.
pub const RECOVERY: Phrase = Phrase::new("部分已保存的内容读不出来", "Some of what was saved cannot be read");
/// What happened.
pub const RECOVERY_TEXT: Phrase = Phrase::new(
    "浏览器的存储与上次保存时的记录不一致，可能是磁盘错误，也可能是清理软件删除了数据。下面是能找到的内容；也可以打开您导出的文件。",
    "The browser's storage does not match what was last saved: a disk error, perhaps, or a clean-up tool. Below is what can still be found; you can also open a file you exported.",
);
/// Goes on with what is there.
pub const RECOVERY_GO_ON: Phrase = Phrase::new("使用现有内容继续", "Continue with what is there");
/// Nothing was found.
pub const RECOVERY_NOTHING: Phrase = Phrase::new("没有找到可恢复的工作区。", "No workspace could be found.");
/// Restores a snapshot.
pub const RESTORE: Phrase = Phrase::new("恢复", "Restore");
/// A snapshot was restored.
pub const RESTORED: Phrase = Phrase::new("已恢复该快照。", "Snapshot restored.");
/// Snapshots.
pub const SNAPSHOTS: Phrase = Phrase::new("历史快照（最近 20 份）", "Snapshots (the last 20)");
/// No snapshots.
pub const NO_SNAPSHOTS: Phrase = Phrase::new(
    "还没有快照；编辑时会自动保留。",
    "No snapshots yet; they are kept automatically as you edit.",
);
/// The workspaces dialog.
pub const WORKSPACES: Phrase = Phrase::new("工作区与历史", "Workspaces and history");
/// Workspaces.
pub const WORKSPACE_LIST: Phrase = Phrase::new("本浏览器中的工作区", "Workspaces in this browser");
/// The one that is open.
pub const CURRENT: Phrase = Phrase::new("当前", "Open");
/// Opens one.
pub const OPEN: Phrase = Phrase::new("打开", "Open");
/// Deletes.
pub const DELETE: Phrase = Phrase::new("删除", "Delete");
/// Asks before a workspace goes.
pub const DELETE_WORKSPACE: Phrase = Phrase::new(
    "确定删除工作区“{name}”吗？它的快照也会删除，无法撤销。",
    "Delete the workspace \"{name}\" with its snapshots? This cannot be undone.",
);
/// Renames.
pub const RENAME: Phrase = Phrase::new("名称", "Name");
/// Storage in use.
pub const STORAGE_USED: Phrase =
    Phrase::new("已用存储 {used}，可用约 {quota}", "Storage used: {used} of about {quota}");
/// Storage in use, quota unknown.
pub const STORAGE_USED_ONLY: Phrase = Phrase::new("已用存储 {used}", "Storage used: {used}");
/// A new workspace.
pub const NEW_WORKSPACE: Phrase = Phrase::new("新建空白工作区", "New empty workspace");
/// The name of a new workspace.
pub const MY_WORKSPACE: Phrase = Phrase::new("我的工作区", "My workspace");
/// A new journey.
pub const NEW_JOURNEY: Phrase = Phrase::new("新建旅程", "New journey");
/// Creates.
pub const CREATE: Phrase = Phrase::new("创建", "Create");
/// What a new journey begins with.
pub const BEGIN_WITH: Phrase = Phrase::new("从哪里开始", "Begin with");
/// With stages and nothing else.
pub const BEGIN_BLANK: Phrase = Phrase::new("从空白开始", "Blank with stages");
/// With the template of a trade.
pub const BEGIN_TEMPLATE: Phrase = Phrase::new("行业模板", "Templates");
/// Which template.
pub const CHOOSE_TEMPLATE: Phrase = Phrase::new(
    "选择行业；卡片都是假设，逐张核实或改写",
    "Choose a trade. Its cards are assumptions to check and rewrite",
);
/// How large a template is.
pub const TEMPLATE_SIZE: Phrase =
    Phrase::new("{steps} 个步骤 · {cards} 张卡片", "{steps} steps · {cards} cards");
/// Saves the journey as a template.
pub const SAVE_TEMPLATE: Phrase = Phrase::new("存为模板", "Save as template");
/// A journey was drawn from the template of a file.
pub const TEMPLATE_DRAWN: Phrase =
    Phrase::new("已按模板“{name}”新建旅程。", "Drew a new journey from the template \"{name}\".");
/// Which stages.
pub const CHOOSE_STAGES: Phrase = Phrase::new("选择阶段划分", "Choose the stages");
/// The journey menu.
pub const JOURNEYS: Phrase = Phrase::new("旅程", "Journeys");
/// A copy of this journey.
pub const DUPLICATE_JOURNEY: Phrase = Phrase::new("复制当前旅程", "Duplicate this journey");
/// Deletes this journey.
pub const DELETE_JOURNEY: Phrase = Phrase::new("删除当前旅程", "Delete this journey");
/// Opens the journey's fields.
pub const JOURNEY_DETAILS: Phrase = Phrase::new("旅程信息…", "Journey details…");
/// Welcome.
pub const WELCOME: Phrase = Phrase::new("欢迎使用旅标", "Welcome to Waymark");
/// What is shown.
pub const WELCOME_TEXT: Phrase = Phrase::new(
    "这是一个示例工作区：旅程图是完整的，指标由一份合成数据（由程序生成，并非真实客户）实时计算。所有内容只保存在这台电脑的浏览器里，不会上传。",
    "This is a sample workspace: a complete map whose figures are computed live from a synthetic data set (made by code, no real customers). Everything stays in this browser; nothing is uploaded.",
);
/// Keeps the sample.
pub const KEEP_SAMPLE: Phrase = Phrase::new("先看示例", "Explore the sample");
/// Starts empty.
pub const START_EMPTY: Phrase = Phrase::new("从空白开始", "Start empty");
/// Starts with own data.
pub const START_DATA: Phrase = Phrase::new("导入我的数据", "Import my data");
/// What keeping the sample means.
pub const KEEP_SAMPLE_HINT: Phrase =
    Phrase::new("随意修改，可随时撤销或另建工作区", "Change anything; undo or start anew whenever you like");
/// What starting empty means.
pub const START_EMPTY_HINT: Phrase =
    Phrase::new("选一种阶段划分，画自己的旅程图", "Pick a set of stages and draw your own map");
/// What starting with data means.
pub const START_DATA_HINT: Phrase = Phrase::new(
    "拖入 Excel 或 CSV，一键生成带指标的旅程图",
    "Drop Excel or CSV and get a map with its figures",
);
/// What opening a file means.
pub const OPEN_FILE_HINT: Phrase =
    Phrase::new("打开从旅标导出的 JSON 文件", "Open a JSON file exported from Waymark");
/// Marks the sample, in short.
pub const SAMPLE: Phrase = Phrase::new("示例 · 合成数据", "Sample · synthetic data");
/// Marks the sample.
pub const SAMPLE_BANNER: Phrase =
    Phrase::new("示例工作区，数据为程序合成", "Sample workspace with synthetic data");
/// The sample again.
pub const LOAD_SAMPLE: Phrase = Phrase::new("打开示例工作区", "Open the sample workspace");
/// Slicer: period.
pub const PERIOD: Phrase = Phrase::new("期间", "Period");
/// Slicer: channel.
pub const CHANNEL: Phrase = Phrase::new("渠道", "Channel");
/// Everything.
pub const ALL: Phrase = Phrase::new("全部", "All");
/// A further slicer.
pub const ADD_FILTER: Phrase = Phrase::new("筛选", "Filter");
/// Takes a slicer away.
pub const REMOVE_FILTER: Phrase = Phrase::new("取消筛选：{what}", "Remove filter: {what}");
/// From.
pub const FROM: Phrase = Phrase::new("起", "From");
/// To.
pub const TO: Phrase = Phrase::new("止", "To");
/// No channel.
pub const NO_CHANNEL: Phrase = Phrase::new("（无渠道）", "(no channel)");
/// Several values.
pub const AND_MORE: Phrase = Phrase::new("{first} 等 {n} 项", "{first} +{n}");
/// Clears.
pub const CLEAR: Phrase = Phrase::new("清除", "Clear");
/// The more menu.
pub const MORE: Phrase = Phrase::new("更多", "More");
/// The keyboard dialog.
pub const KEYS: Phrase = Phrase::new("键盘操作", "Keyboard");
/// Where the data came from.
pub const NO_DATA_SLICERS: Phrase = Phrase::new("尚未关联数据", "No data linked");
/// The settings dialog.
pub const SETTINGS: Phrase = Phrase::new("触点、渠道与设置", "Touchpoints, channels, settings");
/// A file was opened.
pub const FILE_OPENED: Phrase = Phrase::new("已打开“{name}”。", "Opened \"{name}\".");
/// A file was imported as a journey.
pub const JOURNEY_ADDED: Phrase = Phrase::new("已添加旅程“{name}”。", "Added the journey \"{name}\".");
/// Exported.
pub const EXPORTED: Phrase = Phrase::new("已导出“{name}”。", "Exported \"{name}\".");
/// Exported, with a sentence about what is not in the file.
pub const EXPORTED_WITHOUT: Phrase = Phrase::new("已导出“{name}”。{what}", "Exported \"{name}\". {what}");
/// Could not draw a PNG.
pub const PNG_FAILED: Phrase = Phrase::new(
    "图片太大，浏览器画不出来。请改用 SVG，或隐藏一些泳道。",
    "The picture is too large for this browser. Use SVG instead, or hide some lanes.",
);
/// Skips to the content.
pub const SKIP: Phrase = Phrase::new("跳到主要内容", "Skip to content");
/// No journey: title.
pub const NO_JOURNEY: Phrase = Phrase::new("还没有旅程", "No journeys yet");
/// No journey: what to do.
pub const NO_JOURNEY_TEXT: Phrase = Phrase::new(
    "从一种阶段划分开始画，或导入数据，让旅标按客户的真实行为生成旅程图。",
    "Start from a set of stages, or import data and let Waymark draw the journey your customers really take.",
);
/// A part of the program could not be loaded.
pub const PART_MISSING: Phrase = Phrase::new(
    "程序的这一部分没有下载成功。请检查网络后重试；如果旅标刚刚更新过，请刷新页面。已保存的数据没有改动。",
    "This part of the program could not be loaded. Check the connection and try again; if Waymark was updated just now, reload the page. Saved data is untouched.",
);
/// The worker died.
pub const CRASHED: Phrase = Phrase::new(
    "计算进程意外停止，已重新启动。请重试。",
    "The engine stopped unexpectedly and was restarted. Please try again.",
);
/// Between names of a filter.
pub const NAMES_AND: Phrase = Phrase::new("、", ", ");
/// Customers by the time of their first event.
pub const FIRST_CONTACT: Phrase = Phrase::new("首次接触", "First contact");

/// A filter by channel: funnels and paths follow whole journeys.
pub const WHOLE_JOURNEYS: Phrase = Phrase::new("完整旅程", "whole journeys");
/// A filter by channel: funnels and paths are of its events alone.
pub const EVENTS_ALONE: Phrase = Phrase::new("只计该渠道", "its events alone");
/// Switch: funnels and paths of the channel's events alone.
pub const WITHIN_CHANNEL: Phrase =
    Phrase::new("漏斗和路径只计所选渠道内的接触", "Funnels and paths of these channels' events alone");
/// What funnels and paths follow under a filter by channel.
pub const WITHIN_HINT: Phrase = Phrase::new(
    "默认：漏斗、转化率和路径看用过所选渠道的客户的完整旅程；其他指标只计所选渠道内的接触。",
    "Usually funnels, conversion and paths follow whole journeys of customers who used these channels; other figures count events in them.",
);
/// Segments of the workspace.
pub const SEGMENTS: Phrase = Phrase::new("客户分群", "Segments");
/// The command palette, and the button that opens it.
pub const SEARCH: Phrase = Phrase::new("搜索", "Search");
/// Its field.
pub const SEARCH_HINT: Phrase =
    Phrase::new("搜索操作、卡片、阶段、旅程、画像…", "Search actions, cards, stages, journeys, personas…");
/// It finds nothing.
pub const SEARCH_NOTHING: Phrase = Phrase::new("没有找到。", "Nothing found.");
/// An entry of it: something to do.
pub const ACTION: Phrase = Phrase::new("操作", "Action");
/// An entry of it: a page.
pub const PAGE: Phrase = Phrase::new("页面", "Page");
