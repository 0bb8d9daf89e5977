//! Words of MediaWiki's own interface, by language.
//!
//! Sources: messages `editsection` (core) and `visualeditor-ca-editsource-section` (VisualEditor), and the namespace names of
//! `languages/messages`, all of MediaWiki 1.39. Older wordings are kept, because old pages are scraped as well.

/// Texts of section edit links, in lower case.
#[rustfmt::skip]
pub(super) const EDIT: &[&str] = &[
    "edit", "edit source", "edit section", "bearbeiten", "quelltext bearbeiten", "modifier", "modifier le code",
    "modifier le wikicode", "editar", "editar código", "editar código-fonte", "editar código fonte", "editar a fonte",
    "editar fonte", "editar la fuente", "modifica", "modifica wikitesto", "modifica sorgente", "modifica el codi", "bewerken",
    "brontekst bewerken", "править", "править код", "править вики-текст", "правка", "ред.", "ред. код", "редагувати",
    "редагувати код", "edytuj", "edytuj kod", "edytuj kod źródłowy", "redigera", "redigera wikitext", "rediger",
    "rediger kilde", "redigér", "rediger kildetekst", "rediger wikikode", "endre", "endre wikiteksten", "muokkaa",
    "muokkaa wikitekstiä", "editovat", "upravit", "editovat zdroj", "upraviť", "upraviť zdroj", "szerkesztés",
    "forrásszöveg szerkesztése", "modificare", "modificare sursă", "редактиране", "редактиране на кода", "уреди",
    "уреди извор", "уреди изворни кôд", "uredi", "uredi kôd", "uredi izvor", "uredi kodo", "düzenle", "değiştir",
    "kaynağı düzenle", "kaynağı değiştir", "επεξεργασία", "επεξεργασία κώδικα", "עריכה", "עריכת קוד מקור", "عدل", "تعديل",
    "عدل المصدر", "ویرایش", "ویرایش مبدأ", "編集", "ソースを編集", "编辑", "编辑源代码", "編輯", "編輯原始碼", "편집",
    "원본 편집", "sửa", "sửa đổi", "sửa mã nguồn", "sunting", "sunting sumber", "aldatu", "aldatu iturburu kodea", "แก้ไข",
    "แก้ไขต้นฉบับ", "सम्पादित करें", "संपादित करें", "स्रोत सम्पादित करें", "সম্পাদনা", "উৎস সম্পাদনা", "muuda",
    "muuda lähteteksti", "labot šo sadaļu", "labot", "labot pirmkodu", "keisti", "redaguoti", "redaguoti vikitekstą",
    "redakti", "redakti fonton", "რედაქტირება", "წყაროს რედაქტირება", "խմբագրել", "խմբագրել կոդը", "redaktə",
    "vikimətni redaktə et", "правіць", "правіць зыходнік", "recensere", "wysig",
];

/// Namespaces of files, as they are written before the colon.
#[rustfmt::skip]
pub(super) const FILE: &[&str] = &[
    "File", "Image", "Media", "Datei", "Bild", "Fichier", "Archivo", "Imagen", "Ficheiro", "Imagem", "Arquivo", "Immagine",
    "Bestand", "Afbeelding", "Файл", "Изображение", "Зображення", "Plik", "Grafika", "Fil", "Bilde", "Billede", "Tiedosto",
    "Kuva", "Soubor", "Súbor", "Obrázok", "Fájl", "Kép", "Fișier", "Fişier", "Imagine", "Картинка", "Датотека", "Слика",
    "Datoteka", "Slika", "Dosya", "Resim", "Αρχείο", "Εικόνα", "קובץ", "תמונה", "ملف", "صورة", "پرونده", "تصویر",
    "ファイル", "画像", "文件", "档案", "图像", "图片", "檔案", "圖像", "圖片", "파일", "그림", "Tập tin", "Hình", "Berkas",
    "Gambar", "Fitxer", "Imatge", "Fitxategi", "Irudi", "ไฟล์", "ภาพ", "चित्र", "চিত্র", "Fail", "Pilt", "Attēls", "Vaizdas",
    "Dosiero", "Imaxe", "Imej", "ფაილი", "სურათი", "Պատկեր", "Fayl", "Şəkil", "Выява", "Податотека", "Fasciculus",
];

/// Namespaces of categories.
#[rustfmt::skip]
pub(super) const CATEGORY: &[&str] = &[
    "Category", "Kategorie", "Catégorie", "Categoría", "Categoria", "Categorie", "Категория", "Категорія", "Kategoria",
    "Kategori", "Luokka", "Kategória", "Категорија", "Kategorija", "Κατηγορία", "קטגוריה", "تصنيف", "رده", "カテゴリ",
    "分类", "分類", "분류", "Thể loại", "หมวดหมู่", "श्रेणी", "বিষয়শ্রেণী", "Kategooria", "Kategorio", "კატეგორია", "Կատեգորիա",
    "Kateqoriya", "Катэгорыя",
];

/// File name extensions of what a wiki shows.
#[rustfmt::skip]
const MEDIA: &[&str] = &[
    "jpg", "jpeg", "png", "svg", "gif", "webp", "tif", "tiff", "ogg", "oga", "ogv", "webm", "pdf", "djvu", "mp3", "mp4",
    "wav", "flac", "mid", "xcf", "bmp", "stl",
];

/// Whether a file with this extension is one of them.
pub(in crate::pass) fn is_media(extension: &str) -> bool {
    MEDIA.contains(&extension.to_ascii_lowercase().as_str())
}

/// Templates that show nothing of the running text: references, notices, boxes, navigation. Lower case, with blanks.
#[rustfmt::skip]
pub(super) const TEMPLATES: &[&str] = &[
    "citation", "citation needed", "cn", "fact", "main", "see also", "further", "reflist", "refbegin", "refend", "coord",
    "short description", "about", "for", "distinguish", "redirect", "other uses", "hatnote", "authority control",
    "commons category", "commonscat", "commons", "webarchive", "dead link", "efn", "efn-lr", "sfn", "sfnp", "harvnb", "harv",
    "r", "rp", "page needed", "by whom", "when", "who", "which", "clarify", "vague", "dubious", "better source needed",
    "unreferenced", "refimprove", "more citations needed", "multiple issues", "cleanup", "orphan", "stub", "navbox",
    "sidebar", "taxobox", "speciesbox", "automatic taxobox", "portal", "portal bar", "wikiquote", "wiktionary", "clear",
    "toc limit", "official website", "pp-protected", "good article", "featured article", "italic title", "displaytitle",
    "notelist", "references", "références", "portail", "article détaillé", "voir aussi", "palette", "ébauche", "refnec",
    "réf. nécessaire", "literatur", "internetquelle", "personendaten", "normdaten", "hauptartikel", "siehe auch",
    "belege fehlen", "begriffsklärungshinweis", "ouvrage", "cita requerida", "listaref", "control de autoridades",
    "artículo principal", "vt", "cytuj", "przypisy", "kontrola autorytatywna", "appendix", "navigatie", "примечания",
    "библиоинформация", "внешние ссылки", "нет источников", "книга", "статья", "основная статья", "reflista",
    "referències", "autoritní data", "脚注ヘルプ", "要出典", "normdaten", "通用医療情報", "来源请求", "authority control",
    "expand section", "expand list", "update section", "original research", "copy edit", "primary sources", "one source",
    "no footnotes", "lead too short", "citation style", "commonscat-inline", "fontes", "references", "senza fonte", "portale", "interprogetto", "controllo di autorità",
];

/// Starts of names of such templates.
#[rustfmt::skip]
pub(super) const TEMPLATE_STARTS: &[&str] = &[
    "cite ", "infobox", "citation ", "use dmy", "use mdy", "use british", "use american", "use indian", "lien ", "ficha de ",
    "cita ", "citar ", "info/", "cytuj ", "citeer ", "citace ", "карточка", "infoboks", "infokutu", "kutija", "taxobox",
    "defaultsort", "sortierung", "clédetri", "cledetri", "clefdetri", "sortuj", "domyślniesortuj", "standaardsortering",
    "standardsortering", "klíčřazení", "ordenacaopadrao", "ordenaçãopadrão", "сортировка по умолчанию", "ключ сортировки", "sfn", "harv", "citeweb", "cite_", "webbref", "bokref", "viite", "kilde ", "kaynak ", "інфобокс", "картка",
    "navigationsleiste", "기본 정보", "信息框",
];

/// Templates whose last value is text the reader sees.
#[rustfmt::skip]
pub(super) const SHOWN: &[&str] =
    &["lang", "formatnum", "langue", "lang-", "nowrap", "small", "smaller", "big", "transl", "quote", "nobold", "nihongo inline", "abbr-text"];
