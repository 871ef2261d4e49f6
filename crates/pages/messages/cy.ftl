# What the pages say, in Welsh.
#
# Above every message stands who answers for it: "# machine" where a machine drafted it and no Welsh speaker has
# reviewed it, which must be done before a public body relies on it (Welsh Language Standards). Please mend it freely,
# and put "# reviewed by NAME, DATE" in its place.
#
# en.ftl says how messages are written. Welsh has six plural forms; a form that is not written
# here falls to *[other].

## The language itself
# What it calls itself, and whether it is written ltr or rtl.
# machine
language-name = Cymraeg
# machine
language-direction = ltr
# machine
date = { $day } { $month } { $year }

## Every page
# machine
skip = Neidio i’r prif gynnwys
# machine
languages = Iaith
# machine
demonstration-tag = Arddangosiad
# machine
demonstration-text = Mae pob sefydliad yma wedi’i ddyfeisio, a’i rif hefyd.
# machine
footer-data = Data agored (Open Referral UK)
# machine
footer-built = Adeiladwyd gyda Fingerpost
# machine
breadcrumbs = Ble rydych chi
# machine
home = Hafan
# machine
page-description = Dewch o hyd i wasanaethau, clybiau, elusennau a chyngor lleol mewn un lle.

## The search box
# machine
search-label = Gyda beth mae angen help arnoch chi?
# machine
search-hint = Er enghraifft banc bwyd, gofalwyr, clwb cinio
# machine
search-again = Chwilio am rywbeth arall
# machine
search-button = Chwilio
# machine
search-change = Newid y geiriau neu’r lle
# machine
search-place = Dweud ble, neu chwilio eto

## Home
# machine
home-title = Dod o hyd i help a chefnogaeth
# machine
home-intro = Gwasanaethau, clybiau ac elusennau lleol mewn un lle, pwy bynnag sy’n eu rhedeg. Nid oes angen cyfrif arnoch.
# machine
home-size = Mae { $services } gan { $organisations } yn y cyfeiriadur hwn.
# machine
count-services = { $count ->
    [zero] 0 gwasanaeth
    [one] 1 gwasanaeth
    [two] 2 wasanaeth
   *[other] { $shown } gwasanaeth
}
# machine
count-organisations = { $count ->
    [zero] 0 sefydliad
    [one] 1 sefydliad
   *[other] { $shown } sefydliad
}
# machine
needs-heading = Neu dechreuwch gyda’r hyn sy’n digwydd
# machine
need-money = Mae arian yn brin
# machine
need-caring = Gofalu am rywun
# machine
need-low = Teimlo’n isel
# machine
need-lonely = Teimlo’n unig
# machine
need-food = Bwyd
# machine
need-home = Ymdopi gartref
# machine
need-out = Mynd allan o’r tŷ
# machine
need-do = Rhywbeth i’w wneud
# machine
need-help = Gallaf i helpu
# machine
emergency-heading = Mewn argyfwng
# machine
emergency-line = { $call } – { $when }
# machine
turn-heading = Siarad â rhywun
# machine
turn-intro = Ddim yn siŵr beth sydd ei angen arnoch chi? Gallwch ofyn i berson.
# machine
turn-who = Gall { $who } eich helpu i ddod o hyd i’r gwasanaeth cywir.
# machine
call-number = Ffonio { $number }
# machine
email-address = E-bostio { $address }
# machine
visit-website = Ymweld â { $host }
# machine
call-back = Gofynnwch i ni eich ffonio
# machine
call-back-subject = Ffoniwch fi, os gwelwch yn dda
# machine
call-back-name = Fy enw:
# machine
call-back-number = Fy rhif:
# machine
call-back-when = Pryd y gallaf siarad:
# machine
extension = estyniad { $extension }

## Results
# machine
results-title = Canlyniadau ar gyfer “{ $words }”
# machine
results-found = { $count ->
    [zero] Ni chafwyd hyd i unrhyw wasanaeth.
    [one] Cafwyd hyd i 1 gwasanaeth.
    [two] Cafwyd hyd i 2 wasanaeth, y gorau yn gyntaf.
   *[other] Cafwyd hyd i { $shown } gwasanaeth, y gorau yn gyntaf.
}
# machine
results-page = Tudalen { $page } o { $pages }.
# machine
result-by = Yn cael ei redeg gan { $who }
# machine
result-other-places = { $count ->
    [one] ac un lle arall
   *[other] a { $shown } lle arall
}
# machine
result-why = Pam mae hwn yma: { $reasons }.
# machine
reason-name = mae ei enw’n cynnwys { $words }
# machine
reason-organization = mae enw’r sefydliad sy’n ei redeg yn cynnwys { $words }
# machine
reason-topic = mae ei bynciau’n cynnwys { $words }
# machine
reason-description = mae’r hyn a ddywedir amdano’n cynnwys { $words }
# machine
reason-read-from-text = mae’r disgrifiad yn dweud { $words }
# machine
reason-steward = wedi’i roi yma gan y bobl sy’n gofalu am y cyfeiriadur hwn, ar gyfer { $words }
# machine
reason-because = { $reason }, ar gyfer “{ $asked }”
# machine
results-far = Cyfeiriadur { $place } yw hwn: mae hyd yn oed yr agosaf o’r rhain { $far }. Efallai fod gan y cyngor lle’r ydych chi ei gyfeiriadur ei hun.
# machine
results-respelt = Nid oes dim yma wedi’i sillafu’n union felly. Mae hyn ar gyfer “{ $words }” hefyd.
# machine
results-relaxed-words = Nid oes dim â’r geiriau hynny. Mae gan y rhain eiriau sy’n dechrau’n debyg.
# machine
results-wider = Ni chafwyd dim o fewn { $asked }, felly edrychwyd hyd at { $far } i ffwrdd.
# machine
results-few-wider = { $found } o fewn { $asked }, felly edrychwyd hefyd hyd at { $far } i ffwrdd. Daw’r rhai agosaf yn gyntaf.
# machine
results-few = { $count ->
    [zero] Dim gwasanaeth sydd
    [one] Dim ond 1 gwasanaeth sydd
    [two] Dim ond 2 wasanaeth sydd
    [few] Dim ond { $shown } gwasanaeth sydd
    [many] Dim ond { $shown } gwasanaeth sydd
   *[other] Dim ond { $shown } gwasanaeth sydd
}
# machine
results-without = Nid oes dim yn cyd-fynd â phopeth a ddewisoch, felly gadawyd hyn allan: { $filters }.
# machine
results-title-neutral = Canlyniadau chwilio
# machine
none-title-neutral = Ni chafwyd dim
# machine
sort-nearest = Dangos yr agosaf yn gyntaf
# machine
sort-soonest = Dangos yr hyn sydd ar agor gyntaf
# machine
sort-match = Dangos y gorau yn gyntaf
# machine
results-found-nearest = { $count ->
    [zero] Ni chafwyd hyd i unrhyw wasanaeth.
    [one] Cafwyd hyd i 1 gwasanaeth.
    [two] Cafwyd hyd i 2 wasanaeth, yr agosaf yn gyntaf.
   *[other] Cafwyd hyd i { $shown } gwasanaeth, yr agosaf yn gyntaf.
}
# machine
results-found-soonest = { $count ->
    [zero] Ni chafwyd hyd i unrhyw wasanaeth.
    [one] Cafwyd hyd i 1 gwasanaeth.
    [two] Cafwyd hyd i 2 wasanaeth, yr hyn sydd ar agor gyntaf ar y brig.
   *[other] Cafwyd hyd i { $shown } gwasanaeth, yr hyn sydd ar agor gyntaf ar y brig.
}
# machine
not-said-age = { $count ->
    [zero] Mae pob un o’r rhain yn nodi ei ystod oedran.
    [one] Gall 1 o’r rhain fod yn addas ond nid yw’n nodi ei ystod oedran.
    [two] Gall 2 o’r rhain fod yn addas ond nid ydynt yn nodi eu hystod oedran.
   *[other] Gall { $shown } o’r rhain fod yn addas ond nid ydynt yn nodi eu hystod oedran.
}
# machine
more-may-suit = { $count ->
    [zero] Nid oes un arall nad yw’n dweud:
    [one] Gallai 1 arall fod yn addas ond nid yw’n dweud:
    [two] Gallai 2 arall fod yn addas ond nid ydynt yn dweud:
   *[other] Gallai { $shown } arall fod yn addas ond nid ydynt yn dweud:
}
# machine
asked-left-out = { $what } (wedi’i adael allan)
# machine
more-may-suit-link = Chwilio heb hynny
# machine
not-said-times = { $count ->
    [zero] Mae pob un o’r rhain yn nodi pryd mae ar agor.
    [one] Gall 1 o’r rhain fod yn addas ond nid yw’n nodi pryd mae ar agor.
    [two] Gall 2 o’r rhain fod yn addas ond nid ydynt yn nodi pryd maent ar agor.
   *[other] Gall { $shown } o’r rhain fod yn addas ond nid ydynt yn nodi pryd maent ar agor.
}
# machine
quoted = “{ $word }”
# machine
checked-on = Gwiriwyd ddiwethaf ar { $date }
# machine
checked-unknown = Ddim yn hysbys pryd y gwiriwyd hwn ddiwethaf
# machine
status-inactive = Ddim yn rhedeg nawr
# machine
status-defunct = Wedi cau am byth
# machine
status-temporarily-closed = Ar gau am y tro
# machine
status-unknown = Ddim yn hysbys a yw’n rhedeg
# machine
pages = Tudalennau’r canlyniadau
# machine
page-previous = Tudalen flaenorol
# machine
page-next = Tudalen nesaf
# machine
page-number = Tudalen { $page }
# machine
beyond-text = Nid oes tudalen { $page }: yr un olaf yw { $pages }.
# machine
beyond-link = Mynd i’r dudalen gyntaf
# machine
words-title = Chwilio
# machine
words-missing = Teipiwch ychydig o eiriau am yr hyn sydd ei angen arnoch, yna dewiswch Chwilio.
# machine
none-title = Ni chafwyd dim ar gyfer “{ $words }”
# machine
none-meaning = Nid yw hynny’n golygu nad oes help ar gael. Efallai ei fod wedi’i ddisgrifio mewn geiriau eraill, neu nad yw yn y cyfeiriadur hwn eto.
# machine
none-try = Beth allwch chi ei wneud
# machine
none-fewer = Defnyddiwch lai o eiriau, neu’r gair pwysicaf yn unig.
# machine
none-other = Rhowch gynnig ar eiriau eraill am yr un peth, fel “lunch club” yn lle “meals”.
# machine
none-spelling = Gwiriwch y sillafu.
# machine
notice-behind = { $count ->
    [one] Gall y rhestr hon fod 1 funud ar ei hôl hi.
    [two] Gall y rhestr hon fod 2 funud ar ei hôl hi.
   *[other] Gall y rhestr hon fod { $shown } munud ar ei hôl hi.
}
# machine
notice-loading = Mae’r cyfeiriadur yn dal i lwytho, felly gall rhai gwasanaethau fod ar goll. Rhowch gynnig arall arni mewn munud.
# machine
notice-words-cut = Roedd eich chwiliad yn hir iawn. Dim ond y rhan gyntaf a ddefnyddiwyd.

## A list of one’s own, suggestions, keys
# machine
copied = Wedi’i gopïo
# machine
copy-failed = Nid oedd modd ei gopïo. Dewiswch y testun a’i gopïo eich hun.
# machine
list-title = Eich rhestr
# machine
list-link = Eich rhestr ({ $shown })
# machine
list-add = Ychwanegu at eich rhestr
# machine
list-remove = Tynnu oddi ar eich rhestr
# machine
list-added = { $count ->
    [one] Wedi’i ychwanegu. Mae 1 gwasanaeth ar eich rhestr.
    [two] Wedi’i ychwanegu. Mae 2 wasanaeth ar eich rhestr.
   *[other] Wedi’i ychwanegu. Mae { $shown } gwasanaeth ar eich rhestr.
}
# machine
list-removed = { $count ->
    [0] Wedi’i dynnu. Mae eich rhestr yn wag.
    [one] Wedi’i dynnu. Mae 1 gwasanaeth ar eich rhestr.
    [two] Wedi’i dynnu. Mae 2 wasanaeth ar eich rhestr.
   *[other] Wedi’i dynnu. Mae { $shown } gwasanaeth ar eich rhestr.
}
# machine
list-saved = Mae eich nodiadau wedi’u cadw.
# machine
list-kept = Cedwir eich rhestr yn y porwr hwn, ac yn unman arall, nes i chi ei gau. Os yw eraill yn defnyddio’r ddyfais hon, cliriwch eich rhestr pan fyddwch wedi gorffen.
# machine
list-empty = Does dim ar eich rhestr eto. Dewiswch “Ychwanegu at eich rhestr” wrth ymyl gwasanaeth i’w gadw yma. Does dim angen cyfrif arnoch.
# machine
list-empty-search = Dod o hyd i wasanaethau
# machine
list-gone = Nid yw’r gwasanaeth hwn yn y cyfeiriadur mwyach
# machine
list-note = Eich nodyn
# machine
list-note-label = Nodyn
# machine
list-up = Symud i fyny
# machine
list-down = Symud i lawr
# machine
list-unsaved = Nid yw eich nodyn diwethaf wedi’i gadw eto, gan nad oedd modd cyrraedd y cyfeiriadur. Pwyswch “Cadw nodiadau” i roi cynnig arall arni.
# machine
list-save = Cadw nodiadau
# machine
list-taken-off = Mae { $name } oddi ar eich rhestr.
# machine
list-undo = Ei roi yn ôl
# machine
list-use = Defnyddio eich rhestr
# machine
list-print = Argraffu taflen mewn print mawr
# machine
list-copy = Ei chopïo fel testun
# machine
list-elsewhere = Ei hagor ar ddyfais arall
# machine
list-clear = Clirio eich rhestr
# machine
list-back = Yn ôl i’ch rhestr
# machine
list-full = Mae eich rhestr yn llawn, felly nid yw hyn wedi’i gadw eto. Tynnwch rywbeth oddi arni neu gwnewch nodyn yn fyrrach, yna dewiswch Cadw nodiadau.
# machine
list-full-add = Mae eich rhestr yn llawn, felly ni chafodd { $name } ei ychwanegu. Tynnwch rywbeth oddi arni neu gwnewch nodyn yn fyrrach, yna ychwanegwch ef eto.
# machine
list-lost = Ni ellir agor y rhestr a gadwodd y porwr hwn mwyach: mae’n fwy na 30 diwrnod oed, neu wedi’i difrodi. Gallwch ddechrau un newydd.
# machine
list-full-back = Yn ôl i ble’r oeddech
# machine
handout-title = Gwasanaethau i chi
# machine
handout-made = O { $site } ar { $date }. Ffoniwch cyn mynd: mae pethau’n newid.
# machine
handout-print = Argraffu
# machine
handout-how = I argraffu hwn, dewiswch Argraffu yn eich porwr.
# machine
handout-scan = Pwyntiwch gamera ffôn at sgwâr i agor ei dudalen.
# machine
handout-qr = Cod sy’n agor tudalen { $name } ar ffôn
# machine
copy-title = Eich rhestr fel testun
# machine
copy-how = Copïwch hwn i neges neu e-bost
# machine
copy-button = Copïo
# machine
copy-plain = Y testun ar ei ben ei hun
# machine
link-title = Agor eich rhestr ar ddyfais arall
# machine
link-how = Agorwch y cyfeiriad hwn ar y ddyfais arall, neu pwyntiwch ei chamera at y sgwâr. Gall pwy bynnag sydd â’r cyfeiriad weld y rhestr.
# machine
link-how-long = Agorwch y cyfeiriad hwn ar y ddyfais arall. Mae eich rhestr yn rhy hir i sgwâr y gall camera ei ddarllen. Gall pwy bynnag sydd â’r cyfeiriad weld y rhestr.
# machine
link-until = Mae’n gweithio tan { $date }.
# machine
link-label = Cyfeiriad
# machine
link-notes = Anfon fy nodiadau hefyd
# machine
link-notes-hint = Heb hyn, dim ond y gwasanaethau sy’n cael eu hanfon.
# machine
link-again = Newid y cyfeiriad
# machine
link-copy = Copïo’r cyfeiriad
# machine
link-qr = Cod sy’n agor eich rhestr ar ffôn
# machine
link-ended-title = Mae’r cyfeiriad hwn wedi dod i ben
# machine
link-ended = Mae cyfeiriad o’r fath yn gweithio am wythnos. Gwnewch un newydd ar y ddyfais sydd â’r rhestr, neu gofynnwch i bwy bynnag a’i hanfonodd atoch.
# machine
link-broken-title = Nid yw’r cyfeiriad hwn yn arwain at restr
# machine
link-broken = Efallai fod rhan ohono ar goll. Copïwch y cyfan eto, neu gwnewch un newydd ar y ddyfais sydd â’r rhestr.
# machine
received-title = Rhestr o ddyfais arall
# machine
received-how = Anfonwyd y gwasanaethau hyn atoch. Ni chedwir dim yn y porwr hwn nes i chi ddweud.
# machine
received-own = { $count ->
    [one] Mae gennych restr o 1 gwasanaeth yn barod.
    [two] Mae gennych restr o 2 wasanaeth yn barod.
   *[other] Mae gennych restr o { $shown } gwasanaeth yn barod.
}
# machine
received-add = Ychwanegu’r rhain at fy rhestr
# machine
received-replace = Rhoi’r rhain yn lle fy rhestr
# machine
received-take = Cadw’r rhestr hon
# machine
clear-title = Clirio eich rhestr?
# machine
clear-why = Caiff yr holl wasanaethau a nodiadau arni eu tynnu o’r porwr hwn. Ni ellir dadwneud hyn.
# machine
clear-yes = Ei chlirio
# machine
refused-elsewhere-title = Ni newidiwyd dim
# machine
refused-elsewhere = Gofynnodd tudalen o wefan arall am newid eich rhestr, felly ni wnaethom hynny. Os oeddech am hyn, ewch i’ch rhestr a’i wneud yno.
# machine
refused-unsafe-title = Ni ellir cadw eich rhestr yma
# machine
refused-unsafe = Daeth y dudalen hon dros gysylltiad nad yw’n ddiogel, a dim ond dros un diogel y mae porwyr yn cadw rhestr. Rhowch gynnig ar yr un cyfeiriad gyda https:// ar ei ddechrau.
# machine
suggest-count = Awgrymiadau: #. Defnyddiwch y saethau i fyny ac i lawr.
# machine
suggest-none = Dim awgrymiadau
# machine
suggest-need = Beth sy’n digwydd
# machine
suggest-topic = Pynciau
# machine
suggest-service = Gwasanaethau
# machine
suggest-organization = Sefydliadau
# machine
suggest-place = Lleoedd
# machine
suggest-advice = Cyngor
# machine
locate = Defnyddio fy lleoliad
# machine
locate-wait = Yn chwilio am ble’r ydych chi
# machine
locate-found = Wedi’i ganfod, o fewn tua 100 metr
# machine
locate-refused = Nid yw eich porwr yn gadael i ni weld ble’r ydych chi. Teipiwch god post neu dref yn lle hynny.
# machine
locate-unknown = Nid yw eich dyfais yn gwybod ble mae hi. Teipiwch god post neu dref yn lle hynny.
# machine
locate-slow = Cymerodd hynny ormod o amser. Rhowch gynnig arall arni, neu teipiwch god post neu dref.
# machine
near-position = Ble’r ydych chi: ger { $place }
# machine
keys-title = Llwybrau byr bysellfwrdd
# machine
keys-how = I weithio’n gyflym heb lygoden. Nid ydynt yn gwneud dim tra byddwch yn teipio mewn blwch, a gallwch eu diffodd.
# machine
keys-search = Mynd i’r blwch chwilio
# machine
keys-next = Y canlyniad nesaf
# machine
keys-previous = Y canlyniad blaenorol
# machine
keys-open = Agor y canlyniad
# machine
keys-list = Ychwanegu’r canlyniad at eich rhestr, neu ei dynnu oddi arni
# machine
keys-copy = Copïo’r canlyniad fel testun: enw, ffôn, cyfeiriad
# machine
keys-help = Dangos y bysellau hyn
# machine
keys-turn-off = Diffodd y llwybrau byr
# machine
keys-turn-on = Troi’r llwybrau byr ymlaen
# machine
keys-close = Cau

## Where, filters, what was understood
# machine
near-label = Cod post neu dref
# machine
near-label-optional = Cod post neu dref (dewisol)
# machine
distance-label = Pa mor bell
# machine
distance-any = Unrhyw bellter
# machine
near-about = Nid ydym yn gwybod am y cod post { $typed }. O ganol { $area } y mesurir pob pellter.
# machine
near-unknown = Nid ydym yn gwybod am le o’r enw “{ $typed }”. Rhowch god post fel { $example }, neu enw tref yn eich ymyl
# machine
near-unknown-postcode = Nid yw “{ $typed }” yn god post rydym yn ei adnabod. Gwiriwch ef, neu rhowch ei ran gyntaf yn unig
# machine
near-outside = Mae “{ $typed }” y tu allan i Gymru, Lloegr a’r Alban, a dim ond lleoedd yno rydym yn eu hadnabod. Rhowch le arall, neu gadewch y blwch yn wag
# machine
near-missing = Rhowch god post neu dref, er mwyn i ni wybod o ble i edrych
# machine
near-others = Edrychwyd ger { $place }. Mae lleoedd eraill o’r un enw: { $others }.
# machine
age-label = Oedran y person
# machine
age-wrong = Rhowch oedran mewn blynyddoedd o 0 i 120, fel 7
# machine
left-out = Nid yw “{ $value }” yn ddewis ar gyfer “{ $name }”, felly fe’i gadawyd allan.
# machine
chips-understood = O’ch geiriau
# machine
chips-off = Wedi’u tynnu
# machine
chips-chosen = Eich dewisiadau
# machine
chip-off = Tynnu:
# machine
chip-on = Rhoi yn ôl:
# machine
skip-filters = Neidio i’r canlyniadau
# machine
filters-show = Cyfyngu’r canlyniadau
# machine
filters-heading = Cyfyngu’r canlyniadau
# machine
filters-apply = Defnyddio
# machine
filters-clear = Tynnu pob hidlydd
# machine
filter-chosen = { $count ->
    [one] 1 wedi’i ddewis
   *[other] { $shown } wedi’u dewis
}
# machine
filter-cost = Cost y gwasanaeth
# machine
filter-day = Diwrnod
# machine
filter-time = Amser o’r dydd
# machine
filter-mode = Sut i gymryd rhan
# machine
filter-access = Hygyrchedd
# machine
filter-joining = Sut i ymuno
# machine
filter-stage = Cyfnod bywyd
# machine
filter-topic = Pwnc
# machine
filter-language = Iaith
# machine
filter-age = Oedran
# machine
filter-distance = Pellter
# machine
filter-open = Oriau
# machine
open-now = Ar agor nawr
# machine
filter-sort = Trefn
# machine
trait-free = am ddim
# machine
trait-donation = am rodd
# machine
trait-paid = yn costio arian
# machine
cost-in-part = am ddim yn rhannol
# machine
trait-morning = bore
# machine
trait-afternoon = prynhawn
# machine
trait-evening = gyda’r nos
# machine
trait-in-person = wyneb yn wyneb
# machine
trait-online = ar-lein
# machine
trait-phone = dros y ffôn
# machine
trait-at-home = yn dod atoch chi
# machine
trait-step-free = mynediad heb risiau
# machine
trait-wheelchair = mynediad i gadair olwyn
# machine
trait-accessible-toilet = toiled hygyrch
# machine
trait-changing-places = toiled Changing Places
# machine
trait-hearing-loop = dolen glyw
# machine
trait-bsl = Iaith Arwyddion Prydain
# machine
trait-parking = lle parcio
# machine
trait-quiet-space = lle tawel
# machine
trait-drop-in = galw heibio
# machine
trait-self-referral = gofyn amdano eich hun
# machine
trait-appointment = drwy apwyntiad
# machine
trait-professional-referral = gweithiwr proffesiynol yn gofyn ar eich rhan
# machine
trait-baby = babanod
# machine
trait-pre-school = plant dan bump
# machine
trait-child = plant
# machine
trait-young-person = pobl ifanc
# machine
trait-adult = oedolion
# machine
trait-older-person = pobl hŷn
# machine
asked-near = ger { $place }
# machine
asked-within = o fewn { $far }, neu heb orfod teithio
# machine
asked-open = ar agor nawr
# machine
asked-language = iaith: { $language }
# machine
asked-stage = ar gyfer { $who }
# machine
asked-age = oedran { $age }
# machine
asked-ages = oedran { $from } i { $to }
# machine
asked-age-from = { $from } oed a throsodd
# machine
asked-age-to = hyd at { $to } oed
# machine
either = { $first } neu { $last }
# machine
miles = { $count ->
    [one] 1 filltir
    [two] 2 filltir
   *[other] { $shown } milltir
}
# machine
miles-and-tenths = { $miles } milltir
# machine
away = { $far } i ffwrdd
# machine
away-close = llai na chwarter milltir i ffwrdd
# machine
where-not-said = nid yw’n dweud ble mae
# machine
ask = Gofynnwch { $what }.
# machine
ask-who = i bwy mae e
# machine
ask-cost = faint mae’n ei gostio
# machine
ask-when = pryd mae ar agor
# machine
ask-joining = sut i ymuno
# machine
keeps-yes = Fel y gofynnoch: { $what }.
# machine
keeps-not-said = Nid yw’n dweud: { $what }.
# machine
keeps-no = Nid fel y gofynnoch: { $what }.

## A service
# machine
banner-inactive = Nid yw’r gwasanaeth hwn yn rhedeg nawr.
# machine
banner-defunct = Mae’r gwasanaeth hwn wedi cau am byth.
# machine
banner-temporarily-closed = Mae’r gwasanaeth hwn ar gau am y tro.
# machine
banner-unknown = Nid yw’n hysbys a yw’r gwasanaeth hwn yn rhedeg.
# machine
banner-elsewhere = Chwilio am rywbeth arall a all helpu
# machine
warning = Pwysig
# machine
stale = Gwiriwyd hwn ddiwethaf ar { $date }, dros flwyddyn yn ôl. Gall rhywfaint ohono fod wedi newid, felly gofynnwch cyn mynd.
# machine
for-me = Ydy hwn i mi?
# machine
ages = Oedran
# machine
age-from = { $from } a throsodd
# machine
age-to = Hyd at { $to }
# machine
age-between = { $from } i { $to }
# machine
age-only = { $from } oed
# machine
who-for = I bwy mae hwn
# machine
service-area = Ble mae angen i chi fyw
# machine
spoken = Ieithoedd
# machine
interpreting = Cyfieithu ar y pryd
# machine
where = Ble
# machine
where-online = Ar-lein
# machine
where-phone = Dros y ffôn
# machine
where-home = Yn eich cartref
# machine
where-venue = Wyneb yn wyneb
# machine
getting-there = Sut i gyrraedd
# machine
accessibility = Hygyrchedd
# machine
open-here = Ar agor yma
# machine
when = Pryd
# machine
timetable = Gweld yr amserlen, { $host }
# machine
cost = Faint mae’n ei gostio
# machine
cost-free = Am ddim
# machine
start = Sut i ddechrau
# machine
start-drop-in = Gallwch droi i fyny heb drefnu.
# machine
start-appointment = Mae angen apwyntiad arnoch.
# machine
start-self = Gallwch ofyn amdano eich hun.
# machine
start-professional = Mae’n rhaid i weithiwr proffesiynol, fel eich meddyg teulu neu weithiwr cymdeithasol, eich atgyfeirio.
# machine
start-assessment = Mae asesiad yn gyntaf.
# machine
start-membership = I aelodau mae hwn.
# machine
wait = Amser aros
# machine
bring = Beth i ddod gyda chi
# machine
contact = Cysylltu
# machine
contact-from-description = O’r disgrifiad
# machine
contact-unknown = Ddim yn hysbys sut i gysylltu.
# machine
runs = Pwy sy’n ei redeg
# machine
about = Amdano
# machine
quality = Nodau ansawdd
# machine
unknown = Ddim yn hysbys: { $things }. Gofynnwch cyn mynd.
# machine
unknown-see-about = Edrychwch o dan “Amdano”, neu gofynnwch cyn mynd: { $things }.
# machine
unknown-for-me = i bwy mae hwn
# machine
unknown-where = ble mae e
# machine
unknown-when = pryd mae’n rhedeg
# machine
unknown-cost = faint mae’n ei gostio
# machine
similar = Gwasanaethau tebyg
# machine
record = Am y cofnod hwn
# machine
record-checked = Gwiriwyd ddiwethaf
# machine
record-steward = Pwy sy’n gyfrifol amdano
# machine
record-source = O ble y daeth
# machine
not-known = Ddim yn hysbys

## What to do next, handing a service on
# machine
checked-by = Gwiriwyd ddiwethaf { $date }. { $steward } sy’n gyfrifol am y cofnod.
# machine
next = Beth i’w wneud nesaf
# machine
next-ask = Gofynnwch a yw’n iawn i chi.
# machine
next-drop-in = Gallwch alw heibio.
# machine
next-self = Gofynnwch amdano. Nid oes rhaid i neb eich cyfeirio.
# machine
next-appointment = Gwnewch apwyntiad.
# machine
next-assessment = Gofynnwch am asesiad.
# machine
next-membership = Gofynnwch sut i ymuno.
# machine
next-professional = Gofynnwch i’ch meddyg teulu, gweithiwr cymdeithasol neu weithiwr proffesiynol arall eich cyfeirio.
# machine
next-doubtful = Gofynnwch yn gyntaf a yw’n dal i redeg.
# machine
next-full = Mae’n llawn ar hyn o bryd. Gofynnwch beth arall sydd ar gael.
# machine
share = Cadw neu rannu hyn
# machine
share-address = Cyfeiriad y dudalen hon
# machine
paper-more = Mae mwy ar y dudalen ei hun.
# machine
paper-more-places = Mae rhagor o leoedd ar y dudalen ei hun.
# machine
share-copy = Copïo’r cyfeiriad
# machine
share-copied = Wedi’i gopïo
# machine
share-email = Anfon drwy e-bost
# machine
share-text = Anfon fel neges destun
# machine
share-calendar = Rhoi’r amserau yn eich calendr
# machine
share-at-risk = Mae negeseuon e-bost, negeseuon testun a chofnodion calendr yn aros ar y ddyfais hon neu yn eich cyfrif, a gall pwy bynnag sy’n gallu edrych yno eu gweld.
# machine
share-calendar-place = Rhoi’r amserau hyn yn eich calendr
# machine
share-print = Argraffu’r dudalen hon
# machine
calendar-by = Yn cael ei redeg gan { $who }
# machine
calendar-ask = Gall yr amserau hyn fod wedi newid. Gofynnwch cyn mynd.
# machine
calendar-year = Mae’r calendr hwn yn edrych flwyddyn ymlaen ar y mwyaf. Nid yw hynny’n golygu bod dim yn dod i ben bryd hynny.
# machine
register-cqc = Comisiwn Ansawdd Gofal (CQC) { $number }
# machine
register-ofsted = Rhif Ofsted { $number }
# machine
register-charity = Elusen gofrestredig { $number }
# machine
register-charity-scotland = Elusen gofrestredig yn yr Alban { $number }
# machine
register-company = Cwmni { $number }

## Is this still right?
# machine
report-link = Dywedwch wrthym os nad yw rhywbeth yma’n iawn
# machine
report-title = Ydy hyn yn dal yn iawn?
# machine
report-about = Am { $service }
# machine
report-what = Beth sydd ddim yn iawn?
# machine
report-what-hint = Ticiwch bopeth y gwyddoch amdano.
# machine
wrong-closed = Mae wedi cau neu symud
# machine
wrong-times = Y dyddiau neu’r amserau
# machine
wrong-contact = Y rhif ffôn, yr e-bost neu’r wefan
# machine
wrong-place = Y cyfeiriad
# machine
wrong-cost = Y gost
# machine
wrong-joining = Ar gyfer pwy y mae, neu sut i ymuno
# machine
wrong-other = Rhywbeth arall
# machine
wrong-or = neu
# machine
wrong-treatment = Rwy’n poeni am sut y cafodd rhywun ei drin
# machine
wrong-treatment-hint = Ni fydd y rhai sy’n rhedeg y gwasanaeth yn cael gwybod. Byddwn yn dangos gyda phwy y gallwch siarad.
# machine
report-words = Beth ddylai ei ddweud, neu beth ddigwyddodd? (dewisol)
# machine
report-words-hint = Peidiwch ag ysgrifennu enw na chyfeiriad neb yma.
# machine
report-contact = Eich e-bost neu rif ffôn (dewisol)
# machine
report-contact-hint = Dim ond er mwyn i ni allu gofyn mwy i chi. Ni chaiff ei gyhoeddi na’i roi i’r rhai sy’n rhedeg y gwasanaeth, a byddwn yn ei ddileu ar ôl delio â hyn.
# machine
report-trap = Gadewch y blwch hwn yn wag
# machine
report-send = Anfon
# machine
report-error-nothing = Ticiwch beth sydd ddim yn iawn, neu ysgrifennwch ef
# machine
report-error-words = Defnyddiwch { $most } nod neu lai i ddweud beth sydd ddim yn iawn
# machine
report-error-contact = Defnyddiwch { $most } nod neu lai i ddweud sut i’ch cyrraedd
# machine
report-error-often = { $count ->
    [one] Rydych wedi anfon llawer o’r rhain. Arhoswch 1 munud, yna anfonwch hwn
   *[other] Rydych wedi anfon llawer o’r rhain. Arhoswch { $shown } munud, yna anfonwch hwn
}
# machine
report-sent-title = Diolch
# machine
report-sent-kept = Mae’r hyn a anfonoch gan y bobl sy’n gofalu am y cyfeiriadur hwn.
# machine
report-sent-looks = Maen nhw’n ei wirio gyda’r rhai sy’n rhedeg y gwasanaeth, ac yna’n cywiro’r dudalen. Tan hynny mae’r dudalen yn aros fel y mae.
# machine
report-sent-contact = Dim ond os dywedoch sut, ac os oes angen gofyn mwy, y byddan nhw’n cysylltu â chi.
# machine
report-worry-title = Gyda phwy y gallwch siarad nawr
# machine
report-worry-kept = Diolch am ddweud wrthym. Nid yw’r rhai sy’n rhedeg y gwasanaeth wedi cael gwybod.
# machine
report-worry-tell = Bydd y bobl sy’n gofalu am y cyfeiriadur hwn yn darllen yr hyn a anfonoch, ond efallai nid heddiw. Dywedwch wrth y bobl isod hefyd.
# machine
report-worry-lines = Os yw rhywun mewn perygl, neu os hoffech siarad am y peth
# machine
report-back = Yn ôl i { $service }
# machine
turn-safeguarding = Dweud wrth rywun all weithredu
# machine
turn-safeguarding-who = Mae { $who } yn edrych ar bryderon am sut mae rhywun yn cael ei drin, a gall gadw person yn ddiogel.

## Was this any help?
# machine
helpful = Oedd y dudalen hon o unrhyw help?
# machine
helpful-yes = Oedd
# machine
helpful-no = Nac oedd
# machine
helpful-thanks = Diolch. Ni chadwyd dim amdanoch chi.

## An organisation
# machine
organisation-services = Y gwasanaethau mae’n eu rhedeg
# machine
organisation-services-none = Nid oes gwasanaeth ganddyn nhw yn y cyfeiriadur hwn ar hyn o bryd.
# machine
organisation-numbers = Wedi cofrestru fel
# machine
organisation-places = Ble mae’n gweithio
# machine
listed-ages = oed { $ages }

## Pages that somebody may have to leave
# machine
home-now = Angen help nawr? Gweld pwy i’w ffonio
# machine
exit-button = Gadael y dudalen hon
# machine
exit-emergency = Argyfwng
# machine
exit-skip = Gadael y dudalen hon yn gyflym
# machine
exit-activated = Yn llwytho.
# machine
exit-timed-out = Daeth yr amser i adael y dudalen hon i ben.
# machine
exit-two = Shift, pwyswch 2 waith eto i adael.
# machine
exit-one = Shift, pwyswch 1 waith eto i adael.
# machine
private-title = Help a chymorth
# machine
private-words = Nid yw cyfeiriad na theitl y dudalen hon yn dweud am beth y chwilioch. Darllenwch fwy: { $how }.
# machine
before-title = Cyn i chi fynd ymlaen
# machine
before-lead = Mae’r dudalen nesaf ar gyfer pobl a all fod mewn perygl. Os gallai rhywun weld eich sgrin neu edrych drwy eich dyfais, darllenwch hyn yn gyntaf.
# machine
before-exit = Mae “Gadael y dudalen hon” yn rhoi gwefan am y tywydd, neu un arall sy’n dweud dim amdanoch, yn lle’r dudalen. Lle mae sgriptiau’n rhedeg, mae pwyso’r fysell Shift deirgwaith yn gwneud yr un peth.
# machine
before-history = Ni all ddileu hanes eich porwr.
# machine
before-look = Nid yw cyfeiriad na theitl y dudalen nesaf yn dweud am beth y mae.
# machine
before-more = Beth mae porwr yn ei gadw o ymweliad, a sut i adael llai ynddo:
# machine
before-go-on = Mynd ymlaen
# machine
before-home = Mynd i ddechrau’r cyfeiriadur hwn
# machine
safe-title = Cadw’n ddiogel ar-lein
# machine
safe-lead = Os gall rhywun edrych ar eich ffôn, llechen neu gyfrifiadur, efallai y gwelant pa dudalennau a agoroch.
# machine
safe-exit = Beth mae Gadael y dudalen hon yn ei wneud
# machine
safe-exit-does = Mae’n rhoi gwefan am y tywydd, neu un arall sy’n dweud dim amdanoch, yn lle’r dudalen. Mae’n dileu’r hyn y mae’r cyfeiriadur hwn yn ei gadw yn eich porwr: eich iaith, y geiriau y chwilioch amdanynt a’r rhestr o wasanaethau a ddewisoch.
# machine
safe-exit-back = Gyda sgriptiau, nid yw’r botwm Yn ôl yn arwain yn ôl i’r dudalen a adawoch, ac mae pwyso’r fysell Shift deirgwaith yn gwneud yr un peth â’r botwm. Heb sgriptiau mae’r botwm yn gweithio, ond gall y botwm Yn ôl arwain yn ôl.
# machine
safe-exit-not = Ni all ddileu hanes eich porwr. Mae’r tudalennau a agoroch o’r blaen yn dal ynddo.
# machine
safe-history = Hanes eich porwr
# machine
safe-history-danger = Pan fydd chwiliad yn sôn am berygl, dangoswn yr ateb mewn cyfeiriad heb eich geiriau.
# machine
safe-history-others = Mae geiriau pob chwiliad arall yn y cyfeiriad, ac mae’r hanes yn cadw cyfeiriadau. Mae gan dudalen gwasanaeth ei chyfeiriad ei hun, ac mae pwy bynnag sy’n ei agor yn gweld y gwasanaeth.
# machine
safe-history-window = I adael dim yn yr hanes, agorwch ffenestr breifat cyn chwilio. Mae porwyr yn ei galw’n Incognito, InPrivate neu Private Browsing.
# machine
safe-history-all = Os ydych yn dileu tudalennau o’r hanes, dilëwch y rheini’n unig. Gall rhywun sylwi ar hanes gwag.
# machine
safe-others = Yr hyn na all gwefan ei guddio
# machine
safe-others-device = Efallai fod rhywun wedi rhoi rhaglen ar eich dyfais sy’n dangos iddynt beth rydych yn ei wneud. Gall ffôn neu gyfrifiadur ffrind, llyfrgell neu’ch gwaith fod yn fwy diogel.
# machine
safe-others-calls = Rhestrir galwadau ar eich ffôn ac efallai ar y bil. Os bydd rhywun yn edrych arnynt, ffoniwch o ffôn arall.
# machine
safe-search = Chwilio heb eich geiriau yn y cyfeiriad
# machine
safe-search-how = Nid yw’r hyn a deipiwch yma’n dod yn rhan o gyfeiriad, felly nid yw yn yr hanes. Fe’i cedwir yn eich porwr am 15 munud, er mwyn i chi allu mynd yn ôl at yr ateb.

## Maps
# machine
locator-label = Map o’r lle
# machine
locator-in = Yn { $place }
# machine
locator-from = { $far } i’r { $direction } o { $place }
# machine
locator-places = { $count ->
    [zero] dim un lle
    [one] 1 lle
    [two] 2 le
    [few] 3 lle
    [many] 6 lle
   *[other] { $shown } lle
}
# machine
locator-sketch = Braslun heb strydoedd yw hwn: mae’r sgwariau tywyll yn dangos lle mae pobl yn byw.
# machine
locator-north = G
# machine
scale-quarter = chwarter milltir
# machine
scale-half = hanner milltir
# machine
direction-n = gogledd
# machine
direction-ne = gogledd-ddwyrain
# machine
direction-e = dwyrain
# machine
direction-se = de-ddwyrain
# machine
direction-s = de
# machine
direction-sw = de-orllewin
# machine
direction-w = gorllewin
# machine
direction-nw = gogledd-orllewin
# machine
map-show = Dangos ar fap
# machine
map-as-list = Dangos fel rhestr
# machine
map-label = Map o’r canlyniadau, gyda’u rhifau
# machine
map-skip = Neidio dros y map
# machine
map-without = Nid yw ar y map.
# machine
map-nothing = Nid oes dim yma y gellir ei ddangos ar fap.
# machine
map-close = Cau
# machine
map-zoom-in = Chwyddo
# machine
map-zoom-out = Lleihau

## When something is missing or broken
# machine
missing-service-title = Nid yw’r gwasanaeth hwn yma
# machine
missing-service-why = Efallai ei fod wedi cau, wedi symud i gyfeiriad arall, neu wedi’i dynnu i lawr gan bwy bynnag sy’n gyfrifol amdano.
# machine
missing-organisation-title = Nid yw’r sefydliad hwn yma
# machine
missing-organisation-why = Efallai ei fod wedi cau, wedi newid ei enw, neu wedi’i dynnu i lawr.
# machine
missing-page-title = Ni chafwyd hyd i’r dudalen
# machine
missing-page-why = Os gwnaethoch deipio’r cyfeiriad, gwiriwch ef. Os gwnaethoch ddilyn dolen, efallai fod y dudalen wedi symud.
# machine
missing-try = Gallwch chwilio’r cyfeiriadur, neu ddechrau eto o’r { $home }.
# machine
missing-home = dudalen gartref
# machine
problem-title = Mae’n ddrwg gennym, aeth rhywbeth o’i le
# machine
problem-text = Ein bai ni yw hyn, nid rhywbeth a wnaethoch chi. Nid oes dim y buoch yn chwilio amdano wedi’i golli.
# machine
problem-starting-title = Mae’n ddrwg gennym, rydym wrthi’n cychwyn
# machine
problem-starting-text = Mae’r cyfeiriadur yn llwytho a bydd yma cyn bo hir.
# machine
problem-busy-title = Arhoswch funud
# machine
problem-busy-text = Mae llawer yn cael ei ofyn i’r cyfeiriadur ar unwaith, ac ni allai ateb mewn pryd.
# machine
problem-request-title = Ni allem ddarllen y cyfeiriad hwnnw
# machine
problem-request-text = Nid yw rhywbeth yn y cyfeiriad fel y dylai fod. Os gwnaethoch ei deipio, gwiriwch ef.
# machine
problem-long-title = Mae hynny’n rhy hir i’w anfon
# machine
problem-long-text = Ni chafodd dim ei anfon. Ewch yn ôl: dylai’r hyn a ysgrifennoch fod yno o hyd.
# machine
problem-long-try = Gwnewch ef yn fyrrach a’i anfon eto. Os nad yw’n gweithio, gofynnwch i ni.
# machine
problem-try = Rhowch gynnig arall arni mewn munud. Os nad yw’n gweithio o hyd, gofynnwch i ni.
# machine
problem-reference = Os ydych yn dweud wrthym amdano, rhowch y cyfeirnod hwn: { $reference }

## Dates and times
# machine
month-1 = Ionawr
# machine
month-2 = Chwefror
# machine
month-3 = Mawrth
# machine
month-4 = Ebrill
# machine
month-5 = Mai
# machine
month-6 = Mehefin
# machine
month-7 = Gorffennaf
# machine
month-8 = Awst
# machine
month-9 = Medi
# machine
month-10 = Hydref
# machine
month-11 = Tachwedd
# machine
month-12 = Rhagfyr
# machine
time-am = { $time }am
# machine
time-pm = { $time }pm
# machine
time-midday = hanner dydd
# machine
time-midnight = hanner nos
# machine
time-all-day = drwy’r dydd
# machine
time-range = { $from } i { $to }
# machine
time-from = o { $from }
# machine
time-until = tan { $to }
# machine
date-from = o { $date }
# machine
date-until = tan { $date }
# The -soft forms are the same days after a word that changes their first letter in Welsh.
# machine
day-mo = dydd Llun
# machine
day-tu = dydd Mawrth
# machine
day-we = dydd Mercher
# machine
day-th = dydd Iau
# machine
day-fr = dydd Gwener
# machine
day-sa = dydd Sadwrn
# machine
day-su = dydd Sul
# machine
day-mo-soft = ddydd Llun
# machine
day-tu-soft = ddydd Mawrth
# machine
day-we-soft = ddydd Mercher
# machine
day-th-soft = ddydd Iau
# machine
day-fr-soft = ddydd Gwener
# machine
day-sa-soft = ddydd Sadwrn
# machine
day-su-soft = ddydd Sul
# machine
every-day = bob dydd
# machine
days-range = { $from } i { $to }
# machine
days-and = { $firsts } a { $last }
# machine
every-weeks = bob { $n } wythnos
# machine
every-months = bob { $n } mis
# machine
monthly-1 = { $day } cyntaf bob mis
# machine
monthly-2 = ail { $soft } bob mis
# machine
monthly-3 = trydydd { $day } bob mis
# machine
monthly-4 = pedwerydd { $day } bob mis
# machine
monthly-5 = pumed { $day } bob mis
# machine
monthly-last = { $day } olaf bob mis
# machine
monthly-every = { $day } bob mis
# machine
monthly-dates = ar ddiwrnod { $dates } o bob mis

## Hours, room, help wanted
# machine
now-open-until = Ar agor nawr tan { $when }
# machine
now-open-all-hours = Ar agor nawr, ddydd a nos
# machine
now-closed-until = Ar gau nawr. Nesaf: { $when }
# machine
now-closed-perhaps = Ar gau nawr. Nesaf: { $when }, efallai yn gynt
# machine
now-closed = Ar gau nawr
# machine
now-unknown = Ddim yn hysbys a yw ar agor nawr: { $why }
# machine
now-unknown-next = Ddim yn hysbys a yw ar agor nawr: { $why }. Nesaf: { $when }
# machine
why-terms = mae’n dilyn tymhorau ysgol, ac nid yw’r dyddiadau gennym
# machine
why-which-week = nid yw bob wythnos, ac ni wyddom pa rai
# machine
why-no-times = gwyddom y diwrnod ond nid yr amserau
# machine
why-no-end = ni wyddom pryd mae’n gorffen
# machine
why-bank-holiday = mae’n ŵyl banc
# machine
why-ended = daeth yr amserau sydd gennym i ben ar { $date }
# machine
why-unread = nid oedd modd darllen rhai o’i amserau
# machine
moment-tomorrow = yfory { $time }
# machine
in-term-time = yn ystod y tymor
# machine
in-school-holidays = yn ystod gwyliau ysgol
# machine
not-in-months = nid ym mis { $months }
# machine
bank-holidays-closed = ar gau ar wyliau banc
# machine
bank-holidays-open = ar agor ar wyliau banc hefyd
# machine
dated-closed = ar gau
# machine
place-withheld = Nid yw’r cyfeiriad yn cael ei gyhoeddi. Cewch wybod wrth gysylltu.
# machine
cost-donation = Rhodd
# machine
cost-donation-of = Rhodd, awgrymir { $sum }
# machine
cost-means-tested = Yn dibynnu ar eich incwm a’ch cynilion
# machine
cost-range = { $from } i { $to }
# machine
room = Oes lle?
# machine
room-open = Oes, ar { $date }
# machine
room-waiting = Mae rhestr aros (ar { $date })
# machine
room-waiting-week = Aros tua 1 wythnos (ar { $date })
# machine
room-waiting-weeks = Aros tua { $weeks } wythnos (ar { $date })
# machine
room-closed = Llawn, heb gymryd enwau (ar { $date })
# machine
banner-full = Mae’r gwasanaeth hwn yn llawn ac nid yw’n cymryd enwau, ar { $date }.
# machine
action-apply = Gwneud cais ar { $host }
# machine
action-report = Rhoi gwybod ar { $host }
# machine
action-pay = Talu ar { $host }
# machine
action-book = Archebu ar { $host }
# machine
action-tell_us = Dweud wrthyn nhw ar { $host }
# machine
wanted = Yr help maen nhw’n chwilio amdano
# machine
wanted-volunteers = Gwirfoddolwyr
# machine
wanted-gifts = Rhoddion
# machine
registered = Wedi cofrestru gyda
# machine
registration-rating = sgôr { $rating }
# machine
registration-rating-on = sgôr { $rating } ar { $date }
# machine
text-says = Mae’r disgrifiad yn dweud { $quotes }
# machine
text-says-unchecked = Darllenwyd o’r disgrifiad gan raglen, heb ei wirio gan berson.

## Sites and helplines
# machine
home-area = Mae ar gyfer pobl yn { $place } a’r cyffiniau.
# machine
turn-outside = Pan nad oes neb yn ateb yno:
# machine
turn-outside-who = Pan nad oes neb yn ateb yno, rhowch gynnig ar { $who }.
# machine
helplines-heading = Rhywun i siarad â nhw nawr
# machine
helplines-real = Mae’r rhifau ar y dudalen hon ar gyfer argyfwng ac ar gyfer rhywun i siarad â nhw nawr yn rhai go iawn, er bod popeth arall yn yr arddangosiad hwn wedi’i ddyfeisio. Ffoniwch nhw dim ond os oes eu hangen arnoch.
# machine
safety-heading = Os oes angen help arnoch nawr
# machine
safety-danger = Os ydych chi neu rywun arall mewn perygl, ffoniwch 999.
# machine
safety-real = Mae’r rhifau yn y blwch hwn yn rhai go iawn, er bod popeth arall yn yr arddangosiad hwn wedi’i ddyfeisio. Ffoniwch nhw dim ond os oes eu hangen arnoch.
# machine
helpline-line = { $name } – { $reach }. { $when }
# machine
helpline-hours = Ar agor: { $hours }.
# machine
helpline-text = anfonwch { $word } mewn neges destun i { $number }
# machine
helpline-checked = Gwiriwyd ar { $date }.
# machine
helpline-unchecked = Nid ydym wedi gwirio’r rhif hwn eto.
# machine
helplines-unchecked = Nid ydym wedi gwirio’r rhifau hyn eto.

## Advice
# machine
advice-all = Cyngor
# machine
advice-all-lead = Beth i’w wybod a beth i’w wneud, wedi’i ysgrifennu a’i gadw’n gywir gan y bobl sy’n atebol amdano.
# machine
advice-none = Nid oes cyngor yma eto. Gallwch chwilio am wasanaethau, neu ofyn i rywun.
# machine
advice-due = Roedd y dudalen hon i gael ei gwirio eto erbyn { $date }. Nes i rywun wneud hynny, gall rhywfaint ohoni fod wedi dyddio.
# machine
advice-by-machine = Cyfieithodd peiriant y dudalen hon i’r Gymraeg, ac nid oes neb wedi’i hadolygu.
# machine
advice-in-english = Mae’r dudalen hon yn Saesneg: nid oes neb wedi’i chyfieithu i’r Gymraeg eto.
# machine
advice-real = Mae’r cynghorau a’r gwasanaethau a enwir yma wedi’u dyfeisio. Mae’r gyfraith, y cyrff cenedlaethol a’u rhifau yn rhai go iawn: ffoniwch nhw dim ond os oes eu hangen arnoch.
# machine
task-apply = Tasg gyda’r cyngor: gwneud cais
# machine
task-report = Tasg gyda’r cyngor: rhoi gwybod
# machine
task-pay = Tasg gyda’r cyngor: talu
# machine
task-book = Tasg gyda’r cyngor: bwcio
# machine
task-tell-us = Tasg gyda’r cyngor: dweud wrth y cyngor
# machine
advice-tag = Tudalen gyngor
# machine
advice-needs = Dod o hyd i gymorth yn eich ardal
# machine
advice-topic = Pob gwasanaeth am { $topic }
# machine
advice-also = Darllenwch nesaf
# machine
advice-sources = O ble y daw hyn
# machine
advice-owner = { $who } sy’n atebol am y dudalen hon.
# machine
advice-reviewed = Adolygwyd ddiwethaf ar { $date }. I’w hadolygu eto erbyn { $next }.
# machine
missing-advice-title = Nid yw’r dudalen gyngor honno yma
# machine
missing-advice-why = Efallai ei bod wedi’i thynnu i lawr neu wedi’i rhoi mewn tudalen arall.
# machine
footer-advice = Cyngor

## Topics
# machine
topics-title = Pynciau
# machine
topics-lead = Porwch drwy wasanaethau yn ôl eu pwnc.
# machine
topics-none = Nid oes unrhyw wasanaeth yma yn dweud beth yw ei bwnc mewn ffordd y gellir ei rhestru.
# machine
topic-wider = Rhan o { $topic }
# machine
topic-narrower = Yn benodol
# machine
topic-services = { $count ->
    [0] Dim gwasanaethau
    [one] 1 gwasanaeth
    [two] 2 wasanaeth
   *[other] { $shown } gwasanaeth
}
# machine
topic-all = Cyfyngu ar y rhain mewn chwiliad
# machine
missing-topic-title = Nid yw’r pwnc hwnnw yma
# machine
missing-topic-why = Efallai ei fod wedi cael enw newydd, neu nad oes dim amdano mwyach.
# machine
footer-topics = Pynciau

## About this directory
# machine
footer-about = Amdanom
# machine
about-title = Ynglŷn â’r cyfeiriadur hwn
# machine
about-lead = Mae { $name } yn rhestru { $services } gan { $organisations } mewn un lle, pwy bynnag sy’n eu rhedeg.
# machine
about-not-all = Nid yw’n rhestru popeth. Os na ddewch o hyd i ddim yma, nid yw hynny’n golygu nad oes cymorth.
# machine
about-order = Pam mae canlyniadau yn eu trefn
# machine
about-order-words = Yr hyn sy’n gweddu orau i’ch geiriau sy’n dod gyntaf. Mae pob canlyniad yn dweud pam ei fod yno.
# machine
about-order-nobody-pays = Nid oes hysbysebion.
# machine
about-order-steward = Gall y bobl sy’n cadw’r cyfeiriadur roi gwasanaeth yn gyntaf ar gyfer rhai geiriau, neu adael un allan. Mae canlyniad a roddir yn gyntaf yn dweud hynny.
# machine
about-order-known = Dangosir yr hyn nad yw gwasanaeth yn ei ddweud fel rhywbeth nad yw’n hysbys, a byth fel na.
# machine
about-records = O ble y daw’r cofnodion
# machine
about-records-own = Mae rhywun yn atebol am bob cofnod. Mae ei dudalen yn dweud pwy, a phryd y cafodd ei wirio ddiwethaf.
# machine
about-records-sources = Cedwir yr hyn y mae pob ffynhonnell yn ei ddweud ar wahân, fel na all camgymeriad mewn un drosysgrifo un arall.
# machine
about-records-read = Lle mae tudalen yn dangos geiriau y mae rhaglen wedi’u codi o ddisgrifiad, mae’n dweud hynny.
# machine
about-more = Rhagor
# machine
quality-title = Pa mor ddiweddar yw’r cofnodion
# machine
quality-lead = Cyfrifwyd y ffigurau hyn pan agoroch y dudalen hon, ar { $date }.
# machine
quality-how-many = Faint sydd yma
# machine
quality-fresh = Pryd y gwiriwyd gwasanaethau ddiwethaf
# machine
quality-half-year = { $count ->
    [one] Gwiriwyd 1 o { $all } gwasanaeth yn y 6 mis diwethaf
   *[other] Gwiriwyd { $shown } o { $all } gwasanaeth yn y 6 mis diwethaf
}
# machine
quality-year = { $count ->
    [one] Gwiriwyd 1 o { $all } yn y 12 mis diwethaf, gan gynnwys rhai’r 6 diwethaf
   *[other] Gwiriwyd { $shown } o { $all } yn y 12 mis diwethaf, gan gynnwys rhai’r 6 diwethaf
}
# machine
quality-longer = { $count ->
    [one] Gwiriwyd 1 o { $all } ddiwethaf fwy na 12 mis yn ôl; mae ei dudalen yn dweud hynny
   *[other] Gwiriwyd { $shown } o { $all } ddiwethaf fwy na 12 mis yn ôl; mae eu tudalennau’n dweud hynny
}
# machine
quality-unknown = { $count ->
    [one] Nid yw 1 o { $all } yn dweud pryd y cafodd ei wirio ddiwethaf
   *[other] Nid yw { $shown } o { $all } yn dweud pryd y cawsant eu gwirio ddiwethaf
}
# machine
quality-fresh-how = Y diwrnod yw’r un y mae’r cofnod ei hun yn ei roi. Nid yw derbyn cofnod eto yn cyfrif fel ei wirio.
# machine
quality-from = O ble y maent yn dod
# machine
quality-source = Ffynhonnell
# machine
quality-services = Faint
# machine
quality-changed = Newid diwethaf
# machine
quality-written-here = Ysgrifennwyd yn y cyfeiriadur hwn
# machine
quality-from-how = Mae gwasanaeth yn cyfrif ar gyfer y ffynhonnell sy’n atebol amdano, hyd yn oed lle mae eraill yn dweud rhywbeth amdano hefyd.
# machine
quality-advice = { $count ->
    [one] 1 dudalen gyngor
    [two] 2 dudalen gyngor
   *[other] { $shown } tudalen gyngor
}
# machine
quality-advice-due = { $count ->
    [one] Mae 1 o { $all } tudalen wedi mynd heibio’r diwrnod yr oedd i’w hadolygu erbyn hynny.
   *[other] Mae { $shown } o { $all } tudalen wedi mynd heibio’r diwrnod yr oeddent i’w hadolygu erbyn hynny.
}
# machine
quality-counted = Sut mae hyn yn cael ei gyfrif
# machine
quality-counted-who = Dim ond yr hyn y caiff unrhyw un ei weld sy’n cael ei gyfrif: dim drafftiau, a dim byd sydd i bartneriaid neu staff.
# machine
quality-counted-closed = Mae gwasanaethau sydd wedi cau, am y tro neu am byth, yn cael eu cyfrif tra bo’u tudalen yma.
# machine
quality-counted-now = Yn y mynegai chwilio y cyfrifir pryd y gwiriwyd gwasanaethau ddiwethaf. Tra bo llawer yn cael ei lwytho gall fod rai munudau ar ei hôl hi, ac yna bydd y symiau’n wahanol.

## Accessibility, privacy, cookies
# machine
accessibility-title = Hygyrchedd
# machine
accessibility-lead = Rydym am i bawb allu defnyddio’r cyfeiriadur hwn. Mae wedi’i wneud fel y gallwch:
# machine
accessibility-keyboard = wneud popeth â bysellfwrdd yn unig
# machine
accessibility-script = gwneud popeth heb JavaScript
# machine
accessibility-small = ei ddefnyddio ar ffôn bach, neu chwyddo i 400%, heb sgrolio i’r ochr
# machine
accessibility-reader = ei ddefnyddio gyda darllenydd sgrin
# machine
accessibility-plain = darllen yr hyn a ysgrifennwn heb wybod y geiriau y mae gweithwyr proffesiynol yn eu defnyddio
# machine
accessibility-tested = Sut y cafodd ei brofi
# machine
accessibility-tested-how = Mae’n anelu at y Canllawiau Hygyrchedd Cynnwys y We, fersiwn 2.2, lefel AA. Daw’r rhaglen gyda phrofion lle mae porwr yn mynd drwy ei phrif dudalennau ar ei ben ei hun:
# machine
accessibility-tested-axe = mae’r rheolau y gall yr offeryn axe eu barnu yn cael eu gwirio ar sgrin gul ac ar sgrin lydan
# machine
accessibility-tested-width = gwneir tudalennau’n 320 picsel o led, ac ni ddylai fod angen sgrolio i’r ochr
# machine
accessibility-tested-keyboard = gwneir teithiau â’r bysellfwrdd yn unig, a heb JavaScript
# machine
accessibility-tested-not = Dim ond rhan o’r hyn a all fod o’i le y mae profion o’r fath yn ei ganfod. Nid yw pobl sy’n defnyddio darllenwyr sgrin, chwyddwyr neu reolaeth llais wedi profi’r fersiwn hon, ac nid oes neb annibynnol wedi’i harchwilio.
# machine
accessibility-wrong = Yr hyn nad yw’n iawn eto
# machine
accessibility-wrong-records = Mae sefydliadau’n disgrifio eu gwasanaethau yn eu geiriau eu hunain. Mae rhai disgrifiadau’n hir neu’n anodd eu darllen.
# machine
accessibility-wrong-links = Mae cofnodion yn arwain at wefannau eraill, ac ni allwn ateb dros y rheini.
# machine
accessibility-languages = Ieithoedd
# machine
accessibility-share = { $count ->
    [0] cyfieithodd peiriant y { $all } testun ar y tudalennau hyn. Nid oes neb sy’n siarad yr iaith wedi adolygu’r un ohonynt eto.
   *[other] mae rhywun sy’n siarad yr iaith wedi adolygu { $shown } o’r { $all } testun ar y tudalennau hyn. Peiriant a gyfieithodd y lleill.
}
# machine
accessibility-records = Mae bron pob cofnod o wasanaeth yn Saesneg. Ar dudalen mewn iaith arall maent wedi’u nodi fel Saesneg, fel bod darllenydd sgrin yn newid ei lais.
# machine
accessibility-tell = Dywedwch wrthym
# machine
accessibility-tell-us = Os oes rhywbeth yn eich rhwystro rhag defnyddio’r cyfeiriadur hwn, neu os oes ei angen arnoch mewn ffurf arall, dywedwch wrth y bobl isod. Gallant hefyd chwilio drosoch.
# machine
accessibility-not-happy = Os nad ydych yn fodlon â’r ateb, efallai y gall { $service } helpu, yng Nghymru, Lloegr a’r Alban.
# machine
accessibility-advisory = y Gwasanaeth Cynghori a Chefnogi Cydraddoldeb
# machine
accessibility-of = Mae’r datganiad hwn am fersiwn { $version } o Fingerpost, y rhaglen y tu ôl i’r cyfeiriadur hwn.
# machine
privacy-title = Preifatrwydd
# machine
privacy-lead = Gallwch ddefnyddio’r cyfeiriadur hwn heb gyfrif, a heb ddweud pwy ydych.
# machine
privacy-search = Pan fyddwch yn chwilio
# machine
privacy-search-address = Daw’r geiriau a’r lle y byddwch yn eu teipio yn rhan o gyfeiriad y dudalen. Felly maent yn hanes eich porwr, ac mewn dolen y byddwch yn ei rhannu. Gadewir geiriau sy’n sôn am berygl allan o’r cyfeiriad.
# machine
privacy-search-log = Nid yw’r rhaglen hon yn eu hysgrifennu, na phwy ydych, yn ei log. Gall pwy bynnag sy’n rhedeg y cyfrifiaduron a’r rhwydweithiau o’i blaen gadw eu logiau eu hunain.
# machine
privacy-search-place = Mae’r lle yn fodd i gyfrifo pellteroedd. Nid yw’n cael ei gadw, ac eithrio fel ward neu ardal yn yr hyn a gyfrifir isod.
# machine
privacy-search-others = Nid oes neb arall yn cael gwybod beth rydych yn edrych arno: nid oes hysbysebion na ystadegau cwmnïau eraill.
# machine
privacy-map = Daw strydoedd ar fap o { $host }, pan fyddwch yn gofyn amdanynt. Yna mae’r gwesteiwr hwnnw’n dysgu eich cyfeiriad rhwydwaith a pha ran o’r wlad rydych yn edrych arni.
# machine
privacy-list = Eich rhestr
# machine
privacy-list-where = Mae’r gwasanaethau a ddewiswch, a’r hyn a nodwch amdanynt, mewn cwci yn eich porwr ac yn unman arall. Dim ond y rhaglen hon all ei ddarllen.
# machine
privacy-list-moved = Mae dolen sy’n mynd â’r rhestr i ddyfais arall yn dal y rhestr, wedi’i hamgryptio, ac yn gweithio am wythnos. Dim ond os ticiwch hynny y mae nodiadau ynddi. Gall pwy bynnag sydd â’r ddolen ei hagor.
# machine
privacy-told = Yr hyn a ddywedwch wrthym
# machine
privacy-told-wrong = Os dywedwch nad yw rhywbeth ar dudalen yn iawn, cedwir yr hyn a ysgrifennwch ar gyfer y rhai sy’n gofalu am y cofnod. Dim ond os rhowch hynny y cedwir sut i’ch cyrraedd, a dim ond nes eu bod wedi gorffen.
# machine
privacy-told-help = Os dywedwch a oedd tudalen o unrhyw help, caiff hynny ei gyfrif fesul tudalen a diwrnod. Nid oes dim yn cael ei gadw amdanoch.
# machine
privacy-unmet = Yr hyn nad yw pobl yn ei ganfod
# machine
privacy-unmet-why = Er mwyn i bwy bynnag sy’n cynllunio gwasanaethau ddysgu beth sydd ar goll, rydym yn cyfrif chwiliadau na chafodd ddim, neu a gafodd rywbeth dim ond wrth ofyn am lai.
# machine
privacy-unmet-what = Ar gyfer pob wythnos rydym yn cyfrif faint o bobl oedd â math o angen mewn ward neu ardal.
# machine
privacy-unmet-words = Dim ond pan fydd pump o bobl wahanol wedi defnyddio’r un geiriau o fewn wythnos y cedwir y geiriau.
# machine
privacy-unmet-who = I gyfrif pob person unwaith, gwneir cod o’r cyfeiriad rhwydwaith gydag allwedd sy’n newid bob wythnos a phryd bynnag y bydd y rhaglen yn cychwyn. Fe’i cedwir yn y cof ac nid yw’n cael ei ysgrifennu yn unman.
# machine
privacy-fair = Ei gadw’n deg ac yn rhedeg
# machine
privacy-fair-what = Fel na fydd neb yn cymryd yr holl le, cedwir yn y cof gyfeiriadau rhwydwaith sy’n gofyn i’r rhyngwynebau ar gyfer rhaglenni. Nid ydynt yn cael eu hysgrifennu yn unman, ac maent wedi mynd pan fydd y rhaglen yn stopio.
# machine
privacy-checks = Os byddwch yn cael ffrwd wedi’i gwirio, cedwir ei chyfeiriad a’r adroddiad yn y cof am hyd at ddiwrnod. Gall unrhyw un sydd â chyfeiriad yr adroddiad ei ddarllen.
# machine
privacy-records = Pobl mewn cofnodion
# machine
privacy-records-people = Gall cofnodion enwi pobl y mae sefydliad yn eu rhoi fel cysylltiadau. Nid yw’r rhai sy’n gwirio cofnodion yn cael eu henwi i’r cyhoedd.
# machine
privacy-records-wrong = Os yw cofnod yn dweud rhywbeth amdanoch sy’n anghywir, neu na ddylai fod yma, dywedwch wrth bwy bynnag sy’n atebol amdano. Mae tudalen y gwasanaeth yn dweud pwy yw hwnnw.
# machine
privacy-cookies = { $cookies }: rhestr o’r cyfan y mae’r cyfeiriadur hwn yn eu gosod.
# machine
cookies-title = Cwcis
# machine
cookies-lead = Testun bach y mae eich porwr yn ei gadw ar gyfer gwefan yw cwci. Mae’r cyfeiriadur hwn yn gosod y rhai yn y rhestr hon, a dim eraill.
# machine
cookies-name = Enw
# machine
cookies-purpose = Ei ddiben
# machine
cookies-stays = Am ba hyd y mae’n aros
# machine
cookie-session = Yn dal eich rhestr a’i nodiadau, wedi’u hamgryptio. Dim ond pan fyddwch yn rhoi rhywbeth ar y rhestr y caiff ei osod.
# machine
cookie-session-stays = Nes i chi wagio’r rhestr neu gau’r porwr; nid yw’n cael ei ddarllen unwaith y bydd yn 30 diwrnod oed
# machine
cookie-asked = Mae’n dal geiriau chwiliad sy’n sôn am berygl, wedi’u hamgryptio, fel nad oes cyfeiriad yn eu dweud. Chwiliad o’r fath sy’n ei osod, ac unrhyw chwiliad sy’n mynd ymlaen ohono.
# machine
cookie-asked-stays = Chwarter awr
# machine
cookie-language = Cofio ai Cymraeg neu Saesneg sydd ei eisiau arnoch. Dim ond pan fyddwch yn dewis y caiff ei osod.
# machine
cookie-language-stays = Blwyddyn
# machine
cookies-storage = Os byddwch yn diffodd yr allweddi sy’n arwain drwy’r tudalennau, mae eich porwr yn cofio hynny ei hun (fel keys-off), nes i chi eu troi ymlaen eto.
# machine
cookies-none-else = Nid oes rhai ar gyfer ystadegau na hysbysebu, a dim rhai o wefannau eraill. Dyna pam nad ydym yn gofyn i chi dderbyn dim.
# machine
cookies-refuse = Gallwch eu dileu neu eu gwrthod yn eich porwr. Mae angen eu rhai hwy ar eich rhestr ac ar chwiliad sy’n sôn am berygl; mae popeth arall yn gweithio hebddynt. Yna daw tudalennau yn yr iaith y mae eich porwr yn gofyn amdani.

## For developers

# machine
footer-developers = I ddatblygwyr
# machine
dev-title = Defnyddio data’r cyfeiriadur hwn
# machine
dev-lead = Yn agored i bawb, heb allwedd, o unrhyw dudalen we. Open Referral UK 3.0 ydyw, gyda pharamedrau HSDS 3.1, Open Referral UK 1.0, a chwiliad o’n gwaith ni.
# machine
dev-wants = Cyfeiriad ar gyfer pob peth
# machine
dev-root = Beth yw hwn, ac ym mha fersiwn
# machine
dev-list = Gwasanaethau, dudalen ar y tro
# machine
dev-one = Un gwasanaeth, gyda phopeth sydd ynddo
# machine
dev-all = Pob gwasanaeth, yn gyfan, un i bob llinell
# machine
dev-unchanged = A yw gwasanaeth wedi newid ers i chi ei gael, yn ôl ETag yr ateb hwnnw: mae 304 yn dweud nad yw
# machine
dev-changed = Pa wasanaethau sydd wedi newid ers rhyw adeg
# machine
dev-words = Gwasanaethau sy’n cyfateb i eiriau
# machine
dev-near = Gwasanaethau â safle o fewn 5 cilometr i god post
# machine
dev-serves = Gwasanaethau i bobl mewn cod post, neu nad ydynt wedi dweud i bwy y maent
# machine
dev-open = Gwasanaethau sy’n agor ddydd Mawrth am 9am neu’n hwyrach ac yn cau erbyn 12:30pm
# machine
dev-age = Gwasanaethau y mae eu hoedrannau eu hunain rhwng 11 a 25
# machine
dev-subject = Gwasanaethau ar bwnc, a’r rhai culach hefyd
# machine
dev-terms = Y pynciau, o’r brig
# machine
dev-sites = Pob safle ar ei ben ei hun, ger cod post ac ar agor ar ddiwrnod
# machine
dev-organisations = Sefydliadau, gyda’r gwasanaethau y maent yn eu rhedeg
# machine
dev-version-1 = Open Referral UK 1.0 (fersiwn cynharach)
# machine
dev-version-1-terms = Ei phynciau, o’r brig, gyda’r un uwchben pob un
# machine
dev-version-1-reviews = Adolygiadau o wasanaethau, sydd yn y fersiwn honno yn unig
# machine
dev-reasons = Chwilio fel y mae pobl yn ei wneud, gyda’r rheswm dros bob canlyniad
# machine
dev-narrowed = Yr un peth o fewn 5 milltir i god post, am ddim neu am rodd, ar ddydd Mawrth neu heb ddiwrnod wedi’i roi
# machine
dev-suggest = Beth y gallai rhywun sy’n teipio ei olygu
# machine
dev-particulars = Beth sy’n hysbys am wasanaeth, ac a yw’n cael ei ddatgan, wedi’i ddarllen o’r disgrifiad neu heb fod yn hysbys
# machine
dev-similar = Gwasanaethau tebyg i un, gyda’r hyn sydd ganddyn nhw’n gyffredin
# machine
dev-rules = Da gwybod
# machine
dev-rule-and = Mae paramedrau’n cyfuno: rhaid i bob un fod yn wir.
# machine
dev-rule-pages = Mae pwy bynnag sy’n mynd drwy dudalennau’n cwrdd â phob cofnod unwaith, hefyd tra bo data’n cael ei fewnforio, os nad oes mwy na deng munud rhwng dwy dudalen.
# machine
dev-rule-tags = Anfonwch If-None-Match gyda’r ETag sydd gennych, ac ni chaiff yr hyn sydd heb newid ei anfon eto.
# machine
dev-rule-limits = Gofynnwch un peth ar ôl y llall. Bydd pwy sy’n gofyn yn rhy aml yn cael 429, ac mae Retry-After yn dweud pryd i ddod yn ôl.
# machine
dev-rule-errors = Mae gwallau’n application/problem+json, ac yn dweud pa baramedr sy’n anghywir a beth fyddai’n iawn.
# machine
dev-rule-unknown = Nid yw “ddim yn hysbys” byth yn “na”: nid yw priodwedd absennol yn dweud dim.
# machine
dev-document = Dogfen OpenAPI y cyfan

## Gwirio ffrwd
# machine
validate-title = Gwirio ffrwd
# machine
validate-lead = Rhowch gyfeiriad ffrwd Open Referral UK. Cewch adroddiad mewn geiriau plaen: beth sy’n torri’r safon, beth sy’n baglu ei darllenwyr, a faint y mae’n ei ddweud am ei gwasanaethau.
# machine
validate-label = Cyfeiriad y ffrwd
# machine
validate-hint = Cyfeiriad ei API neu ei gwasanaethau, megis https://example.org/openreferral
# machine
validate-button = Gwirio
# machine
validate-how = Beth sy’n digwydd wedyn
# machine
validate-how-asks = Gofynnir am un peth ar y tro, am funud ar y mwyaf: beth mae’r API yn ei ddweud amdano’i hun, pob rhestr sydd gan ei fersiwn, a yw ei dudalennau’n cyfrif yn iawn, a rhai cofnodion cyfan.
# machine
validate-how-open = Rhaid i’r ffrwd fod yn agored i bawb. Ni ofynnir am ddim sydd y tu mewn i rwydwaith preifat.
# machine
validate-how-kept = Mae gan yr adroddiad gyfeiriad a roddir i chi yn unig. Cedwir ef am ddiwrnod, oni bai y gofynnir am lawer o rai eraill.
# machine
validate-how-command = I ddarllen llawer mwy o ffrwd, neu ffeiliau, defnyddiwch y gorchymyn hwn:
# machine
error = Gwall
# machine
validate-problem = Mae problem
# machine
validate-error-title = Gwall: { $title }
# machine
validate-error-address = Rhowch gyfeiriad sy’n dechrau â https:// neu http://, megis https://example.org/openreferral
# machine
validate-error-elsewhere = Gwefan arall a’ch anfonodd yma. Gwnewch yn siŵr mai dyma’r cyfeiriad yr hoffech ei wirio, a phwyswch y botwm.
# machine
validate-error-busy = Mae ffrydiau eraill yn cael eu gwirio ar hyn o bryd. Rhowch gynnig arall arni mewn munud.
# machine
validate-error-often = { $count ->
    [two] Rydych wedi gwirio llawer o ffrydiau. Rhowch gynnig arall arni ymhen 2 funud.
   *[other] Rydych wedi gwirio llawer o ffrydiau. Rhowch gynnig arall arni ymhen { $shown } munud.
}
# machine
validate-failed-title = Ni ellid gwirio { $host }
# machine
validate-error-private = Nid yw mewn cyfeiriad y gall pawb ei gyrraedd, felly ni ofynnwyd iddo. Cyhoeddwch y ffrwd ar y we agored, neu gwiriwch hi â’r gorchymyn y tu mewn i’ch rhwydwaith eich hun.
# machine
validate-error-host = Nid oes gwesteiwr o’r enw hwn. Gwiriwch sillafiad y cyfeiriad.
# machine
validate-error-unsafe = Nid yw’r cysylltiad yn ddiogel. Rhaid i’r gweinydd ddangos tystysgrif ar gyfer ei enw y mae porwyr yn ymddiried ynddi.
# machine
validate-error-broken = Methodd y cysylltiad. Gwiriwch y cyfeiriad, ac a yw’r gweinydd yn rhedeg.
# machine
validate-error-silent = Ni ddaeth ateb mewn pryd. Gwiriwch a yw’r gweinydd yn rhedeg, a rhowch gynnig arall arni.
# machine
validate-error-http = Nid gweinydd gwe sy’n ateb yno. Gwiriwch y cyfeiriad.
# machine
validate-error-absent = Mae’n ateb { $status }: nid oes dim yn y cyfeiriad hwn. Rhowch gyfeiriad yr API neu ei wasanaethau.
# machine
validate-error-locked = Mae’n ateb { $status }: mae arno eisiau allwedd neu gyfrinair. Mae’r safon yn gofyn y caiff pawb ddarllen ffrwd.
# machine
validate-error-status = Mae’n ateb { $status }. Mae cofnod ei weinydd ei hun yn dweud pam.
# machine
validate-error-later = { $count ->
    [one] Mae’n gofyn am gael llonydd am eiliad. Rhowch gynnig arall arni wedyn.
   *[other] Mae’n gofyn am gael llonydd am { $shown } eiliad. Rhowch gynnig arall arni wedyn.
}
# machine
validate-error-astray = Mae’n arwain ymlaen at gyfeiriadau eraill, a heb gyrraedd ffrwd yn y diwedd. Rhowch y cyfeiriad lle mae’r ffrwd.
# machine
validate-error-feed = Ni ellir darllen yr hyn sydd yno fel ffrwd. Rhowch gyfeiriad yr API neu ei wasanaethau.
# machine
validate-error-long = Mae’n anfon mwy nag a ddarllenir yma. Gwiriwch hi â’r gorchymyn.
# machine
validate-error-time = Ni chafwyd ateb o fewn munud. Rhowch gynnig arall arni, neu gwiriwch hi â’r gorchymyn.
# machine
validate-error-fault = Torrodd y gwirio i ffwrdd, a’n bai ni yw hynny. Rhowch gynnig arall arni.
# machine
validate-running-title = Wrthi’n gwirio { $host }
# machine
validate-running-answers = { $count ->
    [one] Mae 1 ateb wedi’i ddarllen hyd yn hyn.
   *[other] Mae { $shown } ateb wedi’u darllen hyd yn hyn.
}
# machine
validate-running-last = Daeth yr olaf o { $endpoint }.
# machine
validate-running-waiting = Mae’n gofyn am gael llonydd am ennyd.
# machine
validate-running-next = Mae gwirio’n cymryd munud ar y mwyaf. Gallwch gau’r dudalen hon a dod yn ôl i’w chyfeiriad.
# machine
validate-running-look = Edrych eto
# machine
validate-gone-title = Nid yw’r adroddiad hwn yma
# machine
validate-gone-why = Cedwir adroddiadau am ddiwrnod, ac nid dros ailgychwyn. Gwiriwch y ffrwd eto.
# machine
validate-report-title = { $standard } – { $verdict }
# machine
validate-verdict-valid = yn ddilys
# machine
validate-verdict-warnings = yn ddilys, gyda rhybuddion
# machine
validate-verdict-not = ddim yn ddilys
# machine
validate-checked = { $address } ar { $date }
# machine
validate-known-root = Y fersiwn yw’r hyn y mae’r API yn ei ddweud amdano’i hun: { $version }.
# machine
validate-known-names = Nid yw’r API yn enwi ei fersiwn. Fe’i cymerir o enwau priodweddau.
# machine
validate-none = Ni chafwyd dim y mae’r safon yn ei wrthod, na dim sy’n baglu darllenwyr.
# machine
validate-faults = { $count ->
    [one] 1 gwall: mae’r safon yn ei wrthod
   *[other] { $shown } gwall: mae’r safon yn eu gwrthod
}
# machine
validate-warnings = { $count ->
    [one] 1 rhybudd: gall darllenwyr faglu drosto
   *[other] { $shown } rhybudd: gall darllenwyr faglu drostynt
}
# machine
validate-remarks = { $count ->
    [one] 1 sylw: gwerth ei wybod
   *[other] { $shown } sylw: gwerth eu gwybod
}
# machine
validate-remarks-show = Dangos y sylwadau
# machine
validate-often = { $count ->
    [one] mewn 1 o { $all } cofnod
    [two] mewn 2 o { $all } cofnod
   *[other] mewn { $shown } o { $all } cofnod
}
# machine
validate-where = Ymhle, er enghraifft
# machine
validate-optional = Nid oes rhaid i’r man hwn fod yno, felly dim ond rhybuddio y mae hyn.
# machine
validate-beyond = Nid oes gan y fersiwn hon y man hwnnw.
# machine
validate-more = { $count ->
    [one] Mae 1 arall yn yr adroddiad fel JSON.
   *[other] Mae { $shown } arall yn yr adroddiad fel JSON.
}
# machine
validate-quality = Ansawdd: { $percent }%
# machine
validate-quality-why = Gall ffrwd fod yn ddilys a dweud fawr ddim. Dyma gymedr y cyfrannau hyn o { $services }.
# machine
validate-told-assured = wedi’u gwirio yn y 90 diwrnod diwethaf
# machine
validate-told-place = yn dweud ble maent
# machine
validate-told-hours = yn dweud pryd maent ar agor
# machine
validate-told-ages = yn dweud ar gyfer pa oedrannau y maent
# machine
validate-told-contact = â rhif ffôn neu gyfeiriad e-bost
# machine
validate-told-cost = yn dweud beth yw’r gost
# machine
validate-told-description = â disgrifiad
# machine
validate-told-organization = yn dweud pwy sy’n eu rhedeg
# machine
validate-read = Beth a ddarllenwyd
# machine
validate-read-all = { $count ->
    [one] 1 cofnod
   *[other] { $shown } cofnod
}
# machine
validate-read-some = { $read } o { $all } cofnod
# machine
validate-read-sample = Lle mae mwy o gofnodion, mae’r rhai a ddarllenwyd yn sefyll dros y lleill.
# machine
validate-json = Yr adroddiad fel JSON, ar gyfer peiriannau
# machine
validate-badge = Bathodyn i’w ddangos
# machine
validate-badge-how = Cadwch y llun wrth ymyl eich tudalen, a gludwch un o’r rhain. Mae’n dweud ar ba ddiwrnod yr oedd felly.
# machine
validate-badge-save = Cadw’r llun
# machine
validate-again = Gwirio eto
# machine
dev-validate = A ydych yn cyhoeddi’ch ffrwd eich hun? { $check }, a gweld mewn geiriau plaen beth i’w drwsio.
# machine
dev-validate-link = Gwiriwch hi

## Beth a gafwyd mewn ffrwd
# machine
finding-not-json = ddim yn JSON y gellir ei ddarllen
# machine
finding-not-json-do = Ysgrifennwch y cofnod â llyfrgell JSON; peidiwch â’i roi at ei gilydd o destun.
# machine
finding-unanswered = ni ellid ei ddarllen: { $why }
# machine
finding-unanswered-do = Agorwch y cyfeiriad mewn porwr ac edrychwch beth mae’n ei ateb.
# machine
finding-no-services = ni chafwyd yr un gwasanaeth yn yr hyn a ddarllenwyd
# machine
finding-no-services-do = Gwiriwch mai dyma gyfeiriad neu ffeil y gwasanaethau.
# machine
finding-missing = ddim yno, er bod y safon yn mynnu hynny
# machine
finding-missing-do = Ychwanegwch ef at bob cofnod.
# machine
finding-unsaid = ddim yno, felly ni all darllenwyr wybod sut i ddarllen y ffrwd
# machine
finding-unsaid-do = Ychwanegwch ef at ateb y gwraidd, fel y mae’r safon yn ei ddisgrifio.
# machine
finding-null = yn null
# machine
finding-blank = yn destun gwag
# machine
finding-type = o’r math anghywir ({ $found }); mae eisiau { $wanted }
# machine
finding-type-do = Ysgrifennwch ef fel { $wanted }.
# machine
finding-format = yn y ffurf anghywir; mae eisiau { $wanted }
# machine
finding-choice = heb fod yn un o eiriau’r safon ({ $words })
# machine
finding-choice-do = Defnyddiwch “{ $word }” neu un arall o’r geiriau hyn, wedi’i sillafu’n union felly.
# machine
finding-unknown = ddim yn y safon
# machine
finding-unknown-do = Nid oes angen gwneud dim: mae systemau eraill yn mynd heibio iddo.
# machine
finding-version = yn enw o { $standard }, nad yw darllenwyr y fersiwn hon yn chwilio amdano
# machine
finding-version-do = Galwch ef yn { $name }.
# machine
finding-spelling = wedi’i sillafu’n wahanol i’r safon
# machine
finding-contradicts = yn enwi { $other } arall na’r un y mae’n sefyll gydag ef
# machine
finding-contradicts-do = Gwnewch y cyfeiriad a’r id nythol yr un fath.
# machine
finding-nowhere = yn enwi { $what } nad yw yn unman yn yr hyn a ddarllenwyd
# machine
finding-nowhere-do = Nythwch yr hyn y mae’n ei enwi yn y cofnod, neu ei gyhoeddi, neu hepgor y cyfeiriad.
# machine
finding-repeated = yn id i sawl cofnod yn y rhestr
# machine
finding-repeated-do = Rhowch ei id ei hun i bob cofnod, a rhestrwch bob un unwaith.
# machine
finding-repeated-in-list = yn id i sawl peth mewn un rhestr
# machine
finding-repeated-in-list-do = Rhowch ei id ei hun i bob peth yn y rhestr.
# machine
finding-nested = yn y rhestr o bob cofnod, er mai dim ond yn y cofnod llawn y mae gan y safon ef
# machine
finding-nested-do = Nid oes angen gwneud dim; hebddo mae’r rhestr yn fyrrach ac yn gyflymach.
# machine
finding-ages = yn fwy na’r oedran hynaf
# machine
finding-ages-do = Edrychwch a gafodd y ddau oedran eu cyfnewid.
# machine
finding-coordinates = ddim yn unman ar y ddaear
# machine
finding-coordinates-do = Mae lledred rhwng -90 a 90, a hydred rhwng -180 a 180; edrychwch a gawsant eu cyfnewid.
# machine
finding-unknown-version = yn fersiwn nad yw’n hysbys yma
# machine
finding-unknown-version-do = Rhowch y fersiwn fel y mae’r safon yn ei rhoi, megis HSDS-UK-3.0.
# machine
finding-no-paging = ddim yno: ni all darllenwyr wybod ble maent yn y rhestr
# machine
finding-no-paging-do = Ychwanegwch ef at bob tudalen.
# machine
finding-list-name = yn dal y rhestr, dan enw nad yw darllenwyr y fersiwn hon yn chwilio amdano
# machine
finding-list-name-do = Galwch y rhestr yn { $name }.
# machine
finding-paging-do = Cyfrifwch eto wrth ysgrifennu’r dudalen: mae darllenwyr yn stopio, neu’n mynd ymlaen am byth, yn ôl y rhifau hyn.
# machine
finding-beyond-do = Atebwch â rhestr wag, neu â 404 (Not Found): mae rhai darllenwyr yn mynd ymlaen nes y daw un.
# machine
finding-another-record = yn wahanol i’r un y gofynnwyd amdano
# machine
finding-another-record-do = Atebwch â’r cofnod sydd â’r id yn y cyfeiriad.
# machine
finding-required-do = Dywedwch beth ydyw: mae’r safon yn mynnu hynny.
# machine
finding-optional-do = Hepgorwch y briodwedd lle nad oes dim i’w ddweud.
# machine
finding-format-required-do = Ysgrifennwch { $wanted }.
# machine
finding-format-do = Ysgrifennwch { $wanted }, neu ei hepgor.
# machine
thing-object = gwrthrych
# machine
thing-one-object = un gwrthrych
# machine
thing-list = rhestr
# machine
thing-number = rhif
# machine
thing-whole-number = rhif cyfan
# machine
thing-flag = true neu false
# machine
thing-text = testun
# machine
thing-null = gwerth null
# machine
thing-something-else = rhywbeth arall
# machine
thing-web-address = cyfeiriad gwe llawn, megis https://example.org/page
# machine
thing-email = un cyfeiriad e-bost, megis name@example.org
# machine
thing-uuid = UUID, megis 0b6dd8cb-5e5c-4f1c-9f4b-1f4ad5a3c6e2
# machine
thing-date = dyddiad megis 2026-03-31
# machine
thing-instant = dyddiad ac amser gyda’i wrthbwys, megis 2026-03-31T09:30:00Z
# machine
thing-time = amser megis 09:30
# machine
thing-organization = sefydliad
# machine
thing-location = lleoliad
# machine
thing-program = rhaglen
# machine
thing-service = gwasanaeth
# machine
thing-contact = cyswllt
# machine
thing-phone = rhif ffôn
# machine
thing-service-at-location = gwasanaeth mewn lleoliad
# machine
thing-taxonomy = tacsonomeg
# machine
thing-taxonomy-term = term tacsonomeg
# machine
paging-less-than-held = yn llai na’r hyn sydd ar y dudalen
# machine
paging-not-held = yn wahanol i nifer y cofnodion ar y dudalen
# machine
paging-not-as-held = yn anghytuno â’r hyn sydd ar y dudalen
# machine
paging-not-as-number = yn anghytuno â rhif y dudalen
# machine
paging-not-as-number-and-pages = yn anghytuno â rhif y dudalen a nifer y tudalennau
# machine
paging-more-than-pages = yn fwy na nifer y tudalennau
# machine
paging-not-as-total-and-size = yn anghytuno â’r cyfanswm a maint tudalen
# machine
paging-not-the-same = yn wahanol o dudalen i dudalen
# machine
paging-not-together = yn wahanol i nifer y cofnodion ar y tudalennau gyda’i gilydd
# machine
paging-not-as-asked = yn wahanol i rif y dudalen y gofynnwyd amdani
# machine
paging-again = yn rhoi cofnodion tudalen gynharach eto, er bod mwy wedi’i gyhoeddi
# machine
paging-again-beyond = yn rhoi cofnodion tudalen gynharach eto pan ofynnir am dudalen y tu hwnt i’r olaf
# machine
paging-more-beyond = â mwy o gofnodion y tu hwnt i’r dudalen sy’n dweud mai hi yw’r olaf
# machine
paging-breaks-beyond = yn torri pan ofynnir am dudalen y tu hwnt i’r olaf

## Languages that people are helped in, by BCP 47’s codes
# machine
spoken-sq = Albaneg
# machine
spoken-am = Amhareg
# machine
spoken-ar = Arabeg
# machine
spoken-hy = Armeneg
# machine
spoken-bn = Bengaleg
# machine
spoken-bfi = Iaith Arwyddion Prydain
# machine
spoken-bg = Bwlgareg
# machine
spoken-my = Byrmaneg
# machine
spoken-yue = Cantoneg
# machine
spoken-zh = Tsieinëeg
# machine
spoken-kw = Cernyweg
# machine
spoken-hr = Croateg
# machine
spoken-cs = Tsieceg
# machine
spoken-da = Daneg
# machine
spoken-prs = Dari
# machine
spoken-nl = Iseldireg
# machine
spoken-en = Saesneg
# machine
spoken-et = Estoneg
# machine
spoken-fi = Ffinneg
# machine
spoken-fr = Ffrangeg
# machine
spoken-gd = Gaeleg yr Alban
# machine
spoken-ka = Georgeg
# machine
spoken-de = Almaeneg
# machine
spoken-el = Groeg
# machine
spoken-gu = Gwjarati
# machine
spoken-hak = Hacca
# machine
spoken-ha = Hawsa
# machine
spoken-he = Hebraeg
# machine
spoken-hi = Hindi
# machine
spoken-hu = Hwngareg
# machine
spoken-ig = Igbo
# machine
spoken-ga = Gwyddeleg
# machine
spoken-it = Eidaleg
# machine
spoken-ja = Japaneg
# machine
spoken-ko = Corëeg
# machine
spoken-kri = Krio
# machine
spoken-ku = Cwrdeg
# machine
spoken-kmr = Cwrdeg Gogleddol
# machine
spoken-lv = Latfieg
# machine
spoken-ln = Lingala
# machine
spoken-lt = Lithwaneg
# machine
spoken-ml = Malayalam
# machine
spoken-cmn = Mandarin
# machine
spoken-ne = Nepaleg
# machine
spoken-om = Oromo
# machine
spoken-ps = Pashto
# machine
spoken-fa = Perseg (Farsi)
# machine
spoken-pl = Pwyleg
# machine
spoken-pt = Portiwgaleg
# machine
spoken-pa = Pwnjabeg
# machine
spoken-rom = Romani
# machine
spoken-ro = Rwmaneg
# machine
spoken-ru = Rwseg
# machine
spoken-sr = Serbeg
# machine
spoken-sn = Shona
# machine
spoken-sk = Slofaceg
# machine
spoken-so = Somaleg
# machine
spoken-ckb = Cwrdeg Sorani
# machine
spoken-es = Sbaeneg
# machine
spoken-sw = Swahili
# machine
spoken-syl = Sylheti
# machine
spoken-ta = Tamileg
# machine
spoken-th = Thai
# machine
spoken-ti = Tigrinya
# machine
spoken-tr = Tyrceg
# machine
spoken-tw = Twi
# machine
spoken-uk = Wcreineg
# machine
spoken-ur = Wrdw
# machine
spoken-vi = Fietnameg
# machine
spoken-cy = Cymraeg
# machine
spoken-yo = Iorwba
