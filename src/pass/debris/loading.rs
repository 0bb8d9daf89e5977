//! What pages say while they load: interface strings in their usual wording.

/// Alone in a paragraph with dots behind them: text that a script never replaced. Lower case, without dots.
const LOADING: [&str; 56] = [
    "loading",
    "now loading",
    "please wait",
    "wird geladen",
    "lade",
    "lädt",
    "bitte warten",
    "chargement",
    "chargement en cours",
    "veuillez patienter",
    "cargando",
    "por favor espere",
    "espere por favor",
    "carregando",
    "a carregar",
    "aguarde",
    "caricamento",
    "caricamento in corso",
    "attendere prego",
    "laden",
    "bezig met laden",
    "even geduld",
    "ładowanie",
    "trwa ładowanie",
    "wczytywanie",
    "загрузка",
    "идёт загрузка",
    "идет загрузка",
    "подождите",
    "завантаження",
    "načítání",
    "laddar",
    "indlæser",
    "ladataan",
    "yükleniyor",
    "読み込み中",
    "加载中",
    "正在加载",
    "로딩 중",
    "جار التحميل",
    "载入中",
    "載入中",
    "請稍候",
    "请稍候",
    "loading, please wait",
    "please wait, loading",
    "ロード中",
    "読込中",
    "しばらくお待ちください",
    "불러오는 중",
    "đang tải",
    "กำลังโหลด",
    "betöltés",
    "se încarcă",
    "φόρτωση",
    "memuat",
];

/// What pages load, behind `loading`, and `more` perhaps.
const LOADED: [&str; 32] = [
    "more",
    "comments",
    "content",
    "posts",
    "articles",
    "stories",
    "video",
    "videos",
    "player",
    "map",
    "results",
    "page",
    "news",
    "images",
    "image",
    "photos",
    "gallery",
    "items",
    "products",
    "reviews",
    "tweets",
    "tweet",
    "feed",
    "replies",
    "data",
    "events",
    "ads",
    "recommendations",
    "messages",
    "playlist",
    "preview",
    "entries",
];

/// `loading comments`, `loading more articles`, `chargement de la carte`, in lower case.
pub(super) fn is_loading(words: &str) -> bool {
    /// Words.
    const WAITED: usize = 4;
    const KINDS: [&str; 7] = ["more ", "the ", "related ", "latest ", "similar ", "your ", "live "];
    let loaded = || {
        let rest = words.strip_prefix("loading ")?;
        let rest = KINDS.iter().find_map(|kind| rest.strip_prefix(kind)).unwrap_or(rest);
        LOADED.contains(&rest).then_some(())
    };
    // `please wait while your feed is loading`, `please wait while we load the map`
    let waits = || {
        let rest = words.strip_prefix("please wait while ")?;
        let last = rest.strip_suffix(" loads").or_else(|| rest.strip_suffix(" is loading"));
        let rest = last.or_else(|| rest.strip_prefix("we load "))?;
        (rest.split(' ').count() <= WAITED).then_some(())
    };
    LOADING.contains(&words) || loaded().or_else(waits).is_some() || names_loaded(words)
}

/// `karte wird geladen`, `cargando mapa`: what is loaded, without the article that it has in sentences.
fn names_loaded(words: &str) -> bool {
    const WORDS: usize = 3;
    const LEADS: [&str; 14] = [
        "chargement de la ",
        "chargement des ",
        "chargement du ",
        "chargement de ",
        "cargando ",
        "carregando ",
        "caricamento ",
        "загрузка ",
        "ładowanie ",
        "wczytywanie ",
        "načítání ",
        "lade ",
        "laddar ",
        "indlæser ",
    ];
    const TAILS: [&str; 4] = [" wird geladen", " werden geladen", "を読み込み中", "を読み込んでいます"];
    const ARTICLES: [&str; 25] = [
        "der", "die", "das", "den", "ein", "eine", "el", "la", "los", "las", "un", "una", "o", "a", "os", "as", "um",
        "uma", "il", "lo", "i", "gli", "le", "les", "uno",
    ];
    let lead = || LEADS.iter().find_map(|lead| words.strip_prefix(lead));
    let named = lead().or_else(|| TAILS.iter().find_map(|tail| words.strip_suffix(tail)));
    named.is_some_and(|named| {
        let first = named.split(' ').next().unwrap_or_default();
        !ARTICLES.contains(&first)
            && named.split(' ').count() <= WORDS
            && named.chars().all(|c| c.is_alphabetic() || c == ' ')
    })
}
