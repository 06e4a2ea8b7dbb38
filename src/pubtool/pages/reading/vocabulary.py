"""Words by which publication lists are known in any field: venues, awards, links, sections.

All are regular expressions for `re.search` on text as it is written. Nothing here knows a page.
"""

from __future__ import annotations

import re

from pubtool.pages.states import NOT_YET

#: What names a place of publication.
VENUE = re.compile(
    r"(?i)\b(?:journals?|proceedings|proc\.?|conference|conf\.?|symposium|symp\.?|workshop"
    r"|transactions"
    r"|trans\.|letters|lett\.|review|reviews|magazine|annals|bulletin|archives?|advances|acta"
    r"|preprint"
    r"|arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|thesis|dissertation|press|springer"
    r"|elsevier|wiley"
    r"|ieee|acm|usenix|aaai|international|annual meeting|technical report|tech\. report"
    r"|(?:working|discussion) paper"
    r"|lecture notes|lncs|lipics|congress|colloquium|university|nature|science|plos|frontiers"
    r"|under review|submitted|manuscript|quarterly|revue|zeitschrift|patent|chapter"
    r"|revista|rivista|jahrbuch|tagungsband|tijdschrift|cuadernos|cadernos|simp[óo]sio"
    r"|encontro (?:nacional|internacional|brasileiro|regional|anual)|вестник|журнал|известия)(?!\w)"
    r"|学报|期刊|会议|杂志|通报|论文集|論文集|論文誌|学会|全国大会|研究報告|シンポジウム|紀要"
)
#: Two words of a journal's name cut short, or one and what else it consists of: `Phys. Rev. C 92`.
ABBREVIATED = re.compile(
    r"(?:The\s+)?(?:(?:Proc|Phys|Rev|Lett|J|Z|Adv|Ann|Math|Trans|Int|Appl|Sci|Comput|Comp|Chem|Nat"
    r"|Commun|Comm|Amer|Am|Eur|Mon|Not|Astron|Astrophys|Geophys|Geol|Soc|Res|Eng|Biol|Med|Clin|Stat|Econ"
    r"|Stud|Quart|Bull|Arch|Acad|Natl|Mem|Contemp|Discrete|Combin|Electron|Electr|Mech|Mater|Nucl|Opt|Environ"
    r"|Psychol|Neurosci|Mol|Cell|Genet|Microbiol|Pharm|Rep|Univ|Symp|Conf|Theor|Exp|Syst|Softw|Inf"
    r"|Manag|Organ|Bus|Fin|Polit|Sociol|Educ|Ling|Lang|Hist|Philos|Ser|Sect|Anal|Geom|Alg|Topol|Dyn"
    r"|Fluid|Atmos|Ocean|Clim|Hydrol|Ecol|Evol|Syst|Plant|Anim|Behav|Dev|Exper|Sens|Robot|Autom"
    r"|Control|Wirel|Netw|Sig|Process)\.[\s,]*){2,}"
    r"|(?:J|Z|Proc|Ann|Bull|Trans|Phys|Rev|Int|Adv|Acta|Arch)\.\s+(?:of\s+)?[A-Z]"
)
#: A short name of a venue with its year: `NeurIPS 2025`, `ACL'26`, `S&P'24b`.
TAG = re.compile(
    r"^(?=[^\d]*[A-Z])[A-Za-z][\w&/+.-]*(?:[ -][A-Z][\w&/+.-]*){0,4}"
    r"\s*(?:['’‘`]\s*\d\d[a-z]?|(?:19|20)\d\d[a-z]?)$"
)
AWARD = re.compile(
    r"(?i)\b(?:best|outstanding|distinguished|honou?rable|award|awarded|prize|finalist|runner[- ]up"
    r"|nominat\w+|spotlight|oral|highlight|notable|top \d|test of time|(?:cover|lead) article"
    r"|invited (?:\w+ )?paper"
    r"|editors?['’]?s? (?:choice|pick|suggestion)|featured article|selected (?:as|for))\b|🏆|🏅|🥇"
)
STATE = re.compile(
    rf"(?i)^(?:{NOT_YET}|(?:(?:conditionally )?accepted|r&r|erscheint)\b.*"
    r"|revise (?:and|&) resubmit.*"
    r"|(?:to be )?presented (?:at|in) .{3,90}"
    rf"|{NOT_YET} (?:at|by|in|to|from) (?:the )?(?-i:[A-Z]).{{2,80}}"
    r"|preprint|poster|long(?: paper)?"
    r"|short(?: paper)?|demo(?: paper)?|journal[- ]first|rejected"
    r"|draft|working paper|unpublished|job[ -]market paper|jmp|invited"
    r"|(?:submitted )?for publication"
    r"|submitted to .*)$"
)
RANK = re.compile(r"\b(?:CCF|CORE|Core|TH-CPL|JCR|SCI|SSCI|EI|Q[1-4]|IF|Tier)\b|[Ff]ull [Pp]aper")
LEGEND = re.compile(
    r"(?i)equal(?:ly)? contribut|contributed equally|co-?first|joint first|corresponding"
    r"|alphabetical"
    r"|equal advising|first authors?\b|denotes|indicates|co-?senior"
)
#: Labels of links, as a whole.
LABEL = re.compile(
    r"(?i)^(?:link to (?:the )?)?"
    r"(?:(?:full|free|open|online|official|project|supplementary|conference|journal"
    r"|arxiv|published|latest|current|download|click|new|the|this|old|older|get|read|view|see"
    r"|publisher'?s?|accepted|author'?s?|camera[- ]ready|long|short|extended|blog|replication"
    r"|source|working|available"
    r"|talk|presentation|research|local|final|preprint|paper|web|video|r|python|html)[ -]){0,3}"
    r"(?:paper|pdf|ps|ps\.gz|html?|url|link|links|code|arxiv|doi|slides?|poster|videos?|talk"
    r"|bib|bibtex"
    r"|bibliography|cite|citation|abs|abstract|project|projects|page|pages|project[- ]page"
    r"|web|website"
    r"|homepage|site|data|dataset|datasets|demo|supp|suppl|supplement|supplementary|supplemental"
    r"|materials?|appendix|artifacts?|blog|post|github|gitlab|repo|repository|software|package|tool"
    r"|model|models|weights|hugging ?face|openreview|review|reviews|proceedings|journal|publisher"
    r"|version|pre-?print|manuscript|draft|full text|text|read|view|download|pubmed|pmid|pmc|hal"
    r"|ssrn|biorxiv|zenodo|osf|(?:nasa[ /])?ads|inspire(?:-?hep)?|mathscinet|zbmath"
    r"|scholar|google scholar|semantic scholar|acm|acm dl|ieee|ieee xplore|springer|elsevier"
    r"|sciencedirect"
    r"|news|press|media|coverage|media coverage|thread|twitter|tweet|x|star|stars|license|badge"
    r"|files|replication|animation|recording|youtube|podcast|interview|report|tech report|errata"
    r"|erratum|corrigendum|correction|transcript|notebook|colab|documentation|docs|dl|here"
    r"|more|details|online|issue|chapter|access|supplements?|summary"
    r"|(?:arxiv:\s?)?(?:[a-z-]{2,9}(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})|hal-\d{7,9}"
    r"|论文|代码|链接|主页|全文|幻灯片|视频|数据|项目)"
    r"(?:,? ?[(\[]?(?:pdf|html|ps|link|open access|pre-?print|draft|here)[)\]]?)?\.?$"
)
URL = re.compile(r"(?i)^(?:https?://|www\.|doi:|doi\.org|dx\.doi\.org|10\.\d{4,9}/|arxiv:)\S+$")
#: Those of the next that stand over publications too: `Research projects`, `Group papers`.
SOFT = re.compile(
    r"(?i)\b(?:projects?|group|team|members|software|links|resources|misc\w*|about|interests|students?"
    r"|research|policy|blog|media|activities|chapters?)\b|项目"
)
#: Headings under which no publications stand, and those under which they do.
OTHER = re.compile(
    r"(?i)\b(?:news|talks?|teaching|service|services|awards?|hono[u]?rs|education|educations"
    r"|experience"
    r"|employment|students?|group|team|members|funding|grants?|software|projects?|courses?"
    r"|reviewing"
    r"|reviewer|media|(?<!in )press|presentations?|seminars?|activities|contact|about|bio|biography"
    r"|interests"
    r"|advisors?|misc|miscs|miscellanea|miscellaneous|internships?|hobbies|links|resources"
    r"|blog|policy|favou?rites?|i (?:like|love|read|enjoy)\w*|reading list|bookshelf"
    r"|(?:conference|event|workshop)s? organi[sz]\w+|organi[sz](?:ed|ing)"
    r"|updates|committees?|chair|lectures|supervision|supervised|skills|scholarships?|volunteer\w*"
    r"|mentoring|descriptions?)\b"
    r"|获奖|教学|新闻|项目|教育|简介|经历|学生|服务|荣誉|招生"
)
PUBLICATIONS = re.compile(
    r"(?i)\b(?:publications?|papers?|preprints?|articles?|journals?|conferences?|proceedings"
    r"|workshops?"
    r"|manuscripts?|refereed|peer[- ]review\w*|thes[ie]s|dissertations?|book chapters?"
    r"|chapters|books"
    r"|tech(?:nical)? reports?|in process|abstracts|bibliography|research output|selected works?"
    r"|writings?|patents?"
    r"|under re(?:view|vision)|in press|submitted|forthcoming|accepted|in prep(?:aration)?"
    r"|in[ -]progress|(?:first|main|lead|last|senior|single|sole|corresponding|co)[- ]author\w*"
    r"|publika\w+|ver[öo]ffentlichung\w*|aufs[äa]tze|schriften\w*|artikel|b[üu]cher"
    r"|publicaç\w+|publicaci\w+|artigos|trabalhos(?: completos)?|art[íi]culos|libros"
    r"|cap[íi]tulos|pubblicazion\w+|articoli"
    r"|ouvrages?|travaux|chapitres?|dokumente|(?:buch)?beitr[äa]ge|zeitschriftenbeitr[äa]ge|monogra\w+"
    r"|reviews|rezension\w*|recensi\w+|reseñas|resenhas|comptes[- ]rendus|urteilsanmerkungen"
    r"|annotaties"
    r"|artikelen|boeken|bijdragen|hoofdstukken|publicaties|proefschrift|saggi|contributi|libri|curatele"
    r"|livros|ediciones|essays|op-?eds?|opinie|editorials|commentar(?:y|ies)|translations"
    r"|ksi[ąa][żz]ki|artyku[łl]y|rozdzia[łl]y|recenzje|publikacje|makaleler|bildiriler|kitaplar"
    r"|yay[ıi]nlar\w*|публикаци[ия]|статьи|монографии|тезисы|труды|публікації|статті|монографії|тези"
    r"|δημοσιεύσεις|άρθρα|βιβλία)\b"
    r"|论文|著作|专著|專書|发表|(?<![のた])成果|預印本|预印本|期刊|会议|论著|論文|業績|学会|国際会議|発表|논문|학술지|저서"
    r"|مقالات|منشورات|أبحاث|بحوث"
)
YEAR = re.compile(r"(?<![\d/.:–-])(?:19\d\d|20[0-4]\d)(?![\d–]|-\d|\.\d|/)")
JUST_YEAR = re.compile(r"\W*(?:19|20)\d\d年?\W*")
SHORT_YEAR = re.compile(r"(?<=[A-Za-z])\s?['’‘`]\s?(\d\d)(?!\d)|^[A-Z&]{2,8} (\d\d)$")
#: Where the details after a venue's name begin: volume, pages, a year set apart, a month.
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DETAILS = re.compile(
    r"(?!\.\d)[\s,;:.(，．：（、]{1,8}(?!\d{4}\.\d{4,5})(?:"
    r"(?<!\()(?i:vol(?:ume)?s?\b\.?(?=[\s:]*[A-Z]?[\dIVXL])|no\b\.?\s*\d"
    r"|(?:v|n|nr|z|t|bd|jg|h|ss?|págs?|núm|afl|вып|т|с|№)\b\.?[ºo°]?\s*\d|第\s?\d|number\b|issue\b|pp?\.|pages?\b"
    r"|art(?:icle)?\.? (?:no\.?\s*)?\d"
    r"|(?-i:eds?\.|(?<=[,(] )Eds?\.|(?<=\()Eds?\.)|series\b(?=\s*\w?\d)|isbn|issn|doi\b)"
    r"|(?!(?:19|20)\d\d\b)(?:\d+\s*\(\d+|\d+\s*[:;]\s*[a-z]{0,4}\d|\d+\s*[-–]+\s*\d+"
    r"|[eE]?\d{1,6}\s*(?:$|[,;.]))"
    rf"|(?<=[,;(.] ){MONTH}\b|(?<=[,;(] )(?:19|20)\d\d\b|(?<=[,;(])(?:19|20)\d\d\b"
    r"|(?:19|20)\d\d\s*[;:,]\s*[a-z]{0,5}\d+(?![a-z\d])|(?<=, )[A-Z]\w+ (?!(?:19|20)\d\d)\d+"
    r")"
)
#: The same in other languages, with `de` before the year.
MONTH_ELSEWHERE = (
    r"(?:(?i:januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
    r"|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre"
    r"|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)"
    r"(?: (?:de|del))?)"
)
ACRONYM = re.compile(r"^(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z][\w&’'+.-]{1,15}(?:[ -]?['’]?\d{2,4})?$")
#: A label in front of a field, and what it says of the text after it.
FIELD_LABELS = (
    (
        "title",
        re.compile(
            r"(?i)^(?:paper |article )?(?:title|titre|titel|t[íi]tulo|titolo)\s*[:：]\s*"
            r"|^(?:paper|article) name\s*[:：]\s*"
        ),
    ),
    (
        "author",
        re.compile(
            r"(?i)^(?:authors?(?: list)?|auteure?s?|autor(?:en|es|a|as|i)?|by|作者)\s*[:：]\s*"
        ),
    ),
    (
        "venue",
        re.compile(
            r"(?i)^(?:(?:publication )?venue|(?:journal|conference)(?: name)?|published in"
            r"|publication|event|type|where|revue|zeitschrift|revista|rivista|期刊|会议)\s*[:：]\s*"
        ),
    ),
    ("year", re.compile(r"(?i)^(?:year|date|published|ann[ée]e|jahr|a[ñn]o|anno|年份)\s*[:：]\s*")),
    ("link", re.compile(r"(?i)^(?:links?|resources|urls?|materials|download)\s*[:：]\s*")),
)
