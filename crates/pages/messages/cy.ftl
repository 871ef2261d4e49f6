# What the pages say, in Welsh.
#
# THIS WELSH WAS DRAFTED BY A MACHINE AND HAS NOT BEEN REVIEWED BY A WELSH SPEAKER. It must be
# reviewed before a public body relies on it (Welsh Language Standards). Please mend it freely.
#
# en.ftl says how messages are written. Welsh has six plural forms; a form that is not written
# here falls to *[other].

## Every page
skip = Neidio i’r prif gynnwys
languages = Iaith
demonstration-tag = Arddangosiad
demonstration-text = Mae pob sefydliad yma wedi’i ddyfeisio, a’i rif hefyd.
footer-data = Data agored (Open Referral UK)
footer-built = Adeiladwyd gyda Fingerpost
breadcrumbs = Ble rydych chi
home = Hafan
page-description = Dewch o hyd i wasanaethau, clybiau, elusennau a chyngor lleol mewn un lle.

## The search box
search-label = Gyda beth mae angen help arnoch chi?
search-hint = Er enghraifft food bank, carers, lunch club. Mae’r rhan fwyaf o’r cofnodion yn Saesneg, felly geiriau Saesneg sy’n gweithio orau.
search-again = Chwilio am rywbeth arall
search-button = Chwilio

## Home
home-title = Dod o hyd i help a chefnogaeth
home-intro = Gwasanaethau, clybiau ac elusennau lleol mewn un lle, pwy bynnag sy’n eu rhedeg. Nid oes angen cyfrif arnoch.
home-size = Mae { $services } gan { $organisations } yn y cyfeiriadur hwn.
count-services = { $count ->
    [zero] 0 gwasanaeth
    [one] 1 gwasanaeth
    [two] 2 wasanaeth
   *[other] { $shown } gwasanaeth
}
count-organisations = { $count ->
    [zero] 0 sefydliad
    [one] 1 sefydliad
   *[other] { $shown } sefydliad
}
needs-heading = Neu dechreuwch gyda’r hyn sy’n digwydd
need-money = Mae arian yn brin
need-caring = Gofalu am rywun
need-low = Teimlo’n isel
need-food = Bwyd
need-out = Mynd allan o’r tŷ
need-do = Rhywbeth i’w wneud
emergency-heading = Mewn argyfwng
emergency-line = { $call } – { $when }
turn-heading = Siarad â rhywun
turn-intro = Ddim yn siŵr beth sydd ei angen arnoch chi? Gallwch ofyn i berson.
turn-who = Gall { $who } eich helpu i ddod o hyd i’r gwasanaeth cywir.
call-number = Ffonio { $number }
email-address = E-bostio { $address }
visit-website = Ymweld â { $host }
extension = estyniad { $extension }

## Results
results-title = Canlyniadau ar gyfer “{ $words }”
results-found = { $count ->
    [zero] Ni chafwyd hyd i unrhyw wasanaeth.
    [one] Cafwyd hyd i 1 gwasanaeth.
    [two] Cafwyd hyd i 2 wasanaeth, y gorau yn gyntaf.
   *[other] Cafwyd hyd i { $shown } gwasanaeth, y gorau yn gyntaf.
}
results-page = Tudalen { $page } o { $pages }.
result-by = Yn cael ei redeg gan { $who }
result-why = Pam mae hwn yma: { $reasons }.
reason-name = mae ei enw’n cynnwys { $words }
reason-organization = mae enw’r sefydliad sy’n ei redeg yn cynnwys { $words }
reason-topic = mae ei bynciau’n cynnwys { $words }
reason-description = mae’r hyn a ddywedir amdano’n cynnwys { $words }
reason-read-from-text = mae’r disgrifiad yn dweud { $words }
reason-steward = wedi’i roi yma gan y bobl sy’n gofalu am y cyfeiriadur hwn, ar gyfer { $words }
reason-because = { $reason }, ar gyfer “{ $asked }”
results-respelt = Nid oes dim yma wedi’i sillafu’n union felly. Mae hyn ar gyfer “{ $words }” hefyd.
results-relaxed-words = Nid oes dim â’r geiriau hynny. Mae gan y rhain eiriau sy’n dechrau’n debyg.
results-wider = Ni chafwyd dim o fewn { $asked }, felly edrychwyd hyd at { $far } i ffwrdd.
results-without = Nid oes dim yn cyd-fynd â phopeth a ddewisoch, felly gadawyd hyn allan: { $filters }.
results-title-neutral = Canlyniadau chwilio
none-title-neutral = Ni chafwyd dim
sort-nearest = Dangos yr agosaf yn gyntaf
sort-match = Dangos y gorau yn gyntaf
results-found-nearest = { $count ->
    [zero] Ni chafwyd hyd i unrhyw wasanaeth.
    [one] Cafwyd hyd i 1 gwasanaeth.
    [two] Cafwyd hyd i 2 wasanaeth, yr agosaf yn gyntaf.
   *[other] Cafwyd hyd i { $shown } gwasanaeth, yr agosaf yn gyntaf.
}
quoted = “{ $word }”
checked-on = Gwiriwyd ddiwethaf ar { $date }
checked-unknown = Ddim yn hysbys pryd y gwiriwyd hwn ddiwethaf
status-inactive = Ddim yn rhedeg nawr
status-defunct = Wedi cau am byth
status-temporarily-closed = Ar gau am y tro
status-unknown = Ddim yn hysbys a yw’n rhedeg
pages = Tudalennau’r canlyniadau
page-previous = Tudalen flaenorol
page-next = Tudalen nesaf
page-number = Tudalen { $page }
beyond-text = Nid oes tudalen { $page }: yr un olaf yw { $pages }.
beyond-link = Mynd i’r dudalen gyntaf
words-title = Chwilio
words-missing = Teipiwch ychydig o eiriau am yr hyn sydd ei angen arnoch, yna dewiswch Chwilio.
none-title = Ni chafwyd dim ar gyfer “{ $words }”
none-meaning = Nid yw hynny’n golygu nad oes help ar gael. Efallai ei fod wedi’i ddisgrifio mewn geiriau eraill, neu nad yw yn y cyfeiriadur hwn eto.
none-try = Beth allwch chi ei wneud
none-fewer = Defnyddiwch lai o eiriau, neu’r gair pwysicaf yn unig.
none-other = Rhowch gynnig ar eiriau eraill am yr un peth, fel “lunch club” yn lle “meals”.
none-spelling = Gwiriwch y sillafu.
notice-behind = { $count ->
    [one] Gall y rhestr hon fod 1 funud ar ei hôl hi.
    [two] Gall y rhestr hon fod 2 funud ar ei hôl hi.
   *[other] Gall y rhestr hon fod { $shown } munud ar ei hôl hi.
}
notice-loading = Mae’r cyfeiriadur yn dal i lwytho, felly gall rhai gwasanaethau fod ar goll. Rhowch gynnig arall arni mewn munud.
notice-words-cut = Roedd eich chwiliad yn hir iawn. Dim ond y rhan gyntaf a ddefnyddiwyd.

## Where, filters, what was understood
near-label = Cod post neu dref
near-label-optional = Cod post neu dref (dewisol)
distance-label = Pa mor bell
distance-any = Unrhyw bellter
near-unknown = Nid ydym yn gwybod am le o’r enw “{ $typed }”. Rhowch god post fel BS5 6XX, neu enw tref yn eich ymyl
near-unknown-postcode = Nid yw “{ $typed }” yn god post rydym yn ei adnabod. Gwiriwch ef, neu rhowch ei ran gyntaf yn unig
near-outside = Mae “{ $typed }” y tu allan i Gymru, Lloegr a’r Alban, a dim ond lleoedd yno rydym yn eu hadnabod. Rhowch le arall, neu gadewch y blwch yn wag
near-missing = Rhowch god post neu dref, er mwyn i ni wybod o ble i edrych
near-others = Edrychwyd ger { $place }. Mae lleoedd eraill o’r un enw: { $others }.
age-label = Oedran y person
age-wrong = Rhowch oedran mewn blynyddoedd o 0 i 120, fel 7
left-out = Nid yw “{ $value }” yn ddewis ar gyfer “{ $name }”, felly fe’i gadawyd allan.
chips-understood = O’ch geiriau
chips-off = Wedi’u tynnu
chips-chosen = Eich dewisiadau
chip-off = Tynnu:
chip-on = Rhoi yn ôl:
skip-filters = Neidio i’r canlyniadau
filters-show = Cyfyngu’r canlyniadau
filters-heading = Cyfyngu’r canlyniadau
filters-apply = Defnyddio
filters-clear = Tynnu pob hidlydd
filter-chosen = { $count ->
    [one] 1 wedi’i ddewis
   *[other] { $shown } wedi’u dewis
}
filter-cost = Cost y gwasanaeth
filter-day = Diwrnod
filter-time = Amser o’r dydd
filter-mode = Sut i gymryd rhan
filter-access = Hygyrchedd
filter-joining = Sut i ymuno
filter-stage = Cyfnod bywyd
filter-topic = Pwnc
filter-language = Iaith
filter-age = Oedran
filter-distance = Pellter
filter-sort = Trefn
trait-free = am ddim
trait-donation = am rodd
trait-paid = yn costio arian
cost-in-part = am ddim yn rhannol
trait-morning = bore
trait-afternoon = prynhawn
trait-evening = gyda’r nos
trait-in-person = wyneb yn wyneb
trait-online = ar-lein
trait-phone = dros y ffôn
trait-at-home = yn dod atoch chi
trait-step-free = mynediad heb risiau
trait-wheelchair = mynediad i gadair olwyn
trait-accessible-toilet = toiled hygyrch
trait-changing-places = toiled Changing Places
trait-hearing-loop = dolen glyw
trait-bsl = Iaith Arwyddion Prydain
trait-parking = lle parcio
trait-quiet-space = lle tawel
trait-drop-in = galw heibio
trait-self-referral = gofyn amdano eich hun
trait-appointment = drwy apwyntiad
trait-professional-referral = gweithiwr proffesiynol yn gofyn ar eich rhan
trait-baby = babanod
trait-pre-school = plant dan bump
trait-child = plant
trait-young-person = pobl ifanc
trait-adult = oedolion
trait-older-person = pobl hŷn
asked-near = ger { $place }
asked-within = o fewn { $far }
asked-language = yn { $language }
asked-stage = ar gyfer { $who }
asked-age = oedran { $age }
asked-ages = oedran { $from } i { $to }
asked-age-from = { $from } oed a throsodd
asked-age-to = hyd at { $to } oed
either = { $first } neu { $last }
miles = { $count ->
    [one] 1 filltir
    [two] 2 filltir
   *[other] { $shown } milltir
}
miles-and-tenths = { $miles } milltir
away = { $far } i ffwrdd
away-close = llai na chwarter milltir i ffwrdd
where-not-said = nid yw’n dweud ble mae
keeps-yes = Fel y gofynnoch: { $what }.
keeps-not-said = Nid yw’n dweud: { $what }.
keeps-no = Nid fel y gofynnoch: { $what }.

## A service
banner-inactive = Nid yw’r gwasanaeth hwn yn rhedeg nawr.
banner-defunct = Mae’r gwasanaeth hwn wedi cau am byth.
banner-temporarily-closed = Mae’r gwasanaeth hwn ar gau am y tro.
banner-unknown = Nid yw’n hysbys a yw’r gwasanaeth hwn yn rhedeg.
banner-elsewhere = Chwilio am rywbeth arall a all helpu
warning = Pwysig
stale = Gwiriwyd hwn ddiwethaf ar { $date }, dros flwyddyn yn ôl. Gall rhywfaint ohono fod wedi newid, felly gofynnwch cyn mynd.
for-me = Ydy hwn i mi?
ages = Oedran
age-from = { $from } a throsodd
age-to = Hyd at { $to }
age-between = { $from } i { $to }
age-only = { $from } oed
who-for = I bwy mae hwn
service-area = Ble mae angen i chi fyw
spoken = Ieithoedd
interpreting = Cyfieithu ar y pryd
where = Ble
where-online = Ar-lein
where-phone = Dros y ffôn
where-home = Yn eich cartref
where-venue = Wyneb yn wyneb
getting-there = Sut i gyrraedd
accessibility = Hygyrchedd
open-here = Ar agor yma
when = Pryd
timetable = Gweld yr amserlen, { $host }
cost = Faint mae’n ei gostio
cost-free = Am ddim
start = Sut i ddechrau
start-drop-in = Gallwch droi i fyny heb drefnu.
start-appointment = Mae angen apwyntiad arnoch.
start-self = Gallwch ofyn amdano eich hun.
start-professional = Mae’n rhaid i weithiwr proffesiynol, fel eich meddyg teulu neu weithiwr cymdeithasol, eich atgyfeirio.
start-assessment = Mae asesiad yn gyntaf.
start-membership = I aelodau mae hwn.
wait = Amser aros
bring = Beth i ddod gyda chi
contact = Cysylltu
contact-from-description = O’r disgrifiad
contact-unknown = Ddim yn hysbys sut i gysylltu.
runs = Pwy sy’n ei redeg
about = Amdano
quality = Nodau ansawdd
unknown = Ddim yn hysbys: { $things }. Gofynnwch cyn mynd.
unknown-see-about = Edrychwch o dan “Amdano”, neu gofynnwch cyn mynd: { $things }.
unknown-for-me = i bwy mae hwn
unknown-where = ble mae e
unknown-when = pryd mae’n rhedeg
unknown-cost = faint mae’n ei gostio
similar = Gwasanaethau tebyg
record = Am y cofnod hwn
record-checked = Gwiriwyd ddiwethaf
record-steward = Pwy sy’n gyfrifol amdano
record-source = O ble y daeth
not-known = Ddim yn hysbys

## An organisation
organisation-services = Y gwasanaethau mae’n eu rhedeg
organisation-services-none = Nid oes gwasanaeth ganddyn nhw yn y cyfeiriadur hwn ar hyn o bryd.
organisation-numbers = Wedi cofrestru fel

## When something is missing or broken
missing-service-title = Nid yw’r gwasanaeth hwn yma
missing-service-why = Efallai ei fod wedi cau, wedi symud i gyfeiriad arall, neu wedi’i dynnu i lawr gan bwy bynnag sy’n gyfrifol amdano.
missing-organisation-title = Nid yw’r sefydliad hwn yma
missing-organisation-why = Efallai ei fod wedi cau, wedi newid ei enw, neu wedi’i dynnu i lawr.
missing-page-title = Ni chafwyd hyd i’r dudalen
missing-page-why = Os gwnaethoch deipio’r cyfeiriad, gwiriwch ef. Os gwnaethoch ddilyn dolen, efallai fod y dudalen wedi symud.
missing-try = Gallwch chwilio’r cyfeiriadur, neu ddechrau eto o’r { $home }.
missing-home = dudalen gartref
problem-title = Mae’n ddrwg gennym, aeth rhywbeth o’i le
problem-text = Ein bai ni yw hyn, nid rhywbeth a wnaethoch chi. Nid oes dim y buoch yn chwilio amdano wedi’i golli.
problem-starting-title = Mae’n ddrwg gennym, rydym wrthi’n cychwyn
problem-starting-text = Mae’r cyfeiriadur yn llwytho a bydd yma cyn bo hir.
problem-busy-title = Arhoswch funud
problem-busy-text = Daeth llawer o geisiadau o’ch cysylltiad ar unwaith.
problem-request-title = Ni allem ddarllen y cyfeiriad hwnnw
problem-request-text = Nid yw rhywbeth yn y cyfeiriad fel y dylai fod. Os gwnaethoch ei deipio, gwiriwch ef.
problem-try = Rhowch gynnig arall arni mewn munud. Os nad yw’n gweithio o hyd, gofynnwch i ni.
problem-reference = Os ydych yn dweud wrthym amdano, rhowch y cyfeirnod hwn: { $reference }

## Dates and times
month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr
time-am = { $time }am
time-pm = { $time }pm
time-midday = hanner dydd
time-midnight = hanner nos
time-all-day = drwy’r dydd
time-range = { $from } i { $to }
time-from = o { $from }
time-until = tan { $to }
date-from = o { $date }
date-until = tan { $date }
# The -soft forms are the same days after a word that changes their first letter in Welsh.
day-mo = dydd Llun
day-tu = dydd Mawrth
day-we = dydd Mercher
day-th = dydd Iau
day-fr = dydd Gwener
day-sa = dydd Sadwrn
day-su = dydd Sul
day-mo-soft = ddydd Llun
day-tu-soft = ddydd Mawrth
day-we-soft = ddydd Mercher
day-th-soft = ddydd Iau
day-fr-soft = ddydd Gwener
day-sa-soft = ddydd Sadwrn
day-su-soft = ddydd Sul
every-day = bob dydd
days-range = { $from } i { $to }
days-and = { $firsts } a { $last }
every-weeks = bob { $n } wythnos
every-months = bob { $n } mis
monthly-1 = { $day } cyntaf bob mis
monthly-2 = ail { $soft } bob mis
monthly-3 = trydydd { $day } bob mis
monthly-4 = pedwerydd { $day } bob mis
monthly-5 = pumed { $day } bob mis
monthly-last = { $day } olaf bob mis
monthly-every = { $day } bob mis
monthly-dates = ar ddiwrnod { $dates } o bob mis

## Hours, room, help wanted
now-open-until = Ar agor nawr tan { $when }
now-open-all-hours = Ar agor nawr, ddydd a nos
now-closed-until = Ar gau nawr. Nesaf: { $when }
now-closed-perhaps = Ar gau nawr. Nesaf: { $when }, efallai yn gynt
now-closed = Ar gau nawr
now-unknown = Ddim yn hysbys a yw ar agor nawr: { $why }
now-unknown-next = Ddim yn hysbys a yw ar agor nawr: { $why }. Nesaf: { $when }
why-terms = mae’n dilyn tymhorau ysgol, ac nid yw’r dyddiadau gennym
why-which-week = nid yw bob wythnos, ac ni wyddom pa rai
why-no-times = gwyddom y diwrnod ond nid yr amserau
why-no-end = ni wyddom pryd mae’n gorffen
why-bank-holiday = mae’n ŵyl banc
why-ended = daeth yr amserau sydd gennym i ben ar { $date }
why-unread = nid oedd modd darllen rhai o’i amserau
moment-tomorrow = yfory { $time }
in-term-time = yn ystod y tymor
in-school-holidays = yn ystod gwyliau ysgol
not-in-months = nid ym mis { $months }
bank-holidays-closed = ar gau ar wyliau banc
bank-holidays-open = ar agor ar wyliau banc hefyd
dated-closed = ar gau
place-withheld = Nid yw’r cyfeiriad yn cael ei gyhoeddi. Cewch wybod wrth gysylltu.
cost-donation = Rhodd
cost-donation-of = Rhodd, awgrymir { $sum }
cost-means-tested = Yn dibynnu ar eich incwm a’ch cynilion
cost-range = { $from } i { $to }
room = Oes lle?
room-open = Oes, ar { $date }
room-waiting = Mae rhestr aros (ar { $date })
room-waiting-week = Aros tua 1 wythnos (ar { $date })
room-waiting-weeks = Aros tua { $weeks } wythnos (ar { $date })
room-closed = Llawn, heb gymryd enwau (ar { $date })
banner-full = Mae’r gwasanaeth hwn yn llawn ac nid yw’n cymryd enwau, ar { $date }.
action-apply = Gwneud cais ar { $host }
action-report = Rhoi gwybod ar { $host }
action-pay = Talu ar { $host }
action-book = Archebu ar { $host }
action-tell_us = Dweud wrthyn nhw ar { $host }
wanted = Yr help maen nhw’n chwilio amdano
wanted-volunteers = Gwirfoddolwyr
wanted-gifts = Rhoddion
registered = Wedi cofrestru gyda
registration-rating = sgôr { $rating }
registration-rating-on = sgôr { $rating } ar { $date }
text-says = Mae’r disgrifiad yn dweud { $quotes }
text-says-unchecked = Darllenwyd o’r disgrifiad gan raglen, heb ei wirio gan berson.

## Sites and helplines
home-area = Mae ar gyfer pobl yn { $place } a’r cyffiniau.
turn-outside = Pan nad oes neb yn ateb yno:
turn-outside-who = Pan nad oes neb yn ateb yno, rhowch gynnig ar { $who }.
helplines-heading = Rhywun i siarad â nhw nawr
helplines-real = Mae’r rhifau ar y dudalen hon ar gyfer argyfwng ac ar gyfer rhywun i siarad â nhw nawr yn rhai go iawn, er bod popeth arall yn yr arddangosiad hwn wedi’i ddyfeisio. Ffoniwch nhw dim ond os oes eu hangen arnoch.
safety-heading = Os oes angen help arnoch nawr
safety-danger = Os ydych chi neu rywun arall mewn perygl, ffoniwch 999.
safety-real = Mae’r rhifau yn y blwch hwn yn rhai go iawn, er bod popeth arall yn yr arddangosiad hwn wedi’i ddyfeisio. Ffoniwch nhw dim ond os oes eu hangen arnoch.
helpline-line = { $name } – { $reach }. { $when }
helpline-hours = Ar agor: { $hours }.
helpline-text = anfonwch { $word } mewn neges destun i { $number }
helpline-checked = Gwiriwyd ar { $date }.
helpline-unchecked = Nid ydym wedi gwirio’r rhif hwn eto.
helplines-unchecked = Nid ydym wedi gwirio’r rhifau hyn eto.

## For developers

footer-developers = I ddatblygwyr
dev-title = Defnyddio data’r cyfeiriadur hwn
dev-lead = Yn agored i bawb, heb allwedd, o unrhyw dudalen we. Open Referral UK 3.0 ydyw, gyda pharamedrau HSDS 3.1, Open Referral UK 1.0, a chwiliad o’n gwaith ni.
dev-wants = Cyfeiriad ar gyfer pob peth
dev-root = Beth yw hwn, ac ym mha fersiwn
dev-list = Gwasanaethau, dudalen ar y tro
dev-one = Un gwasanaeth, gyda phopeth sydd ynddo
dev-all = Pob gwasanaeth, yn gyfan, un i bob llinell
dev-unchanged = A yw gwasanaeth wedi newid ers i chi ei gael, yn ôl ETag yr ateb hwnnw: mae 304 yn dweud nad yw
dev-changed = Pa wasanaethau sydd wedi newid ers rhyw adeg
dev-words = Gwasanaethau sy’n cyfateb i eiriau
dev-near = Gwasanaethau â safle o fewn 5 cilometr i god post
dev-serves = Gwasanaethau i bobl mewn cod post, neu nad ydynt wedi dweud i bwy y maent
dev-open = Gwasanaethau sy’n agor ddydd Mawrth am 9am neu’n hwyrach ac yn cau erbyn 12:30pm
dev-age = Gwasanaethau y mae eu hoedrannau eu hunain rhwng 11 a 25
dev-subject = Gwasanaethau ar bwnc, a’r rhai culach hefyd
dev-terms = Y pynciau, o’r brig
dev-sites = Pob safle ar ei ben ei hun, ger cod post ac ar agor ar ddiwrnod
dev-organisations = Sefydliadau, gyda’r gwasanaethau y maent yn eu rhedeg
dev-version-1 = Open Referral UK 1.0 (fersiwn cynharach)
dev-version-1-terms = Ei phynciau, o’r brig, gyda’r un uwchben pob un
dev-version-1-reviews = Adolygiadau o wasanaethau, sydd yn y fersiwn honno yn unig
dev-reasons = Chwilio fel y mae pobl yn ei wneud, gyda’r rheswm dros bob canlyniad
dev-narrowed = Yr un peth o fewn 5 milltir i god post, am ddim neu am rodd, ar ddydd Mawrth neu heb ddiwrnod wedi’i roi
dev-suggest = Beth y gallai rhywun sy’n teipio ei olygu
dev-particulars = Beth sy’n hysbys am wasanaeth, ac a yw’n cael ei ddatgan, wedi’i ddarllen o’r disgrifiad neu heb fod yn hysbys
dev-similar = Gwasanaethau tebyg i un, gyda’r hyn sydd ganddyn nhw’n gyffredin
dev-rules = Da gwybod
dev-rule-and = Mae paramedrau’n cyfuno: rhaid i bob un fod yn wir.
dev-rule-pages = Mae pwy bynnag sy’n mynd drwy dudalennau’n cwrdd â phob cofnod unwaith, hefyd tra bo data’n cael ei fewnforio, os nad oes mwy na deng munud rhwng dwy dudalen.
dev-rule-tags = Anfonwch If-None-Match gyda’r ETag sydd gennych, ac ni chaiff yr hyn sydd heb newid ei anfon eto.
dev-rule-limits = Gofynnwch un peth ar ôl y llall. Bydd pwy sy’n gofyn yn rhy aml yn cael 429, ac mae Retry-After yn dweud pryd i ddod yn ôl.
dev-rule-errors = Mae gwallau’n application/problem+json, ac yn dweud pa baramedr sy’n anghywir a beth fyddai’n iawn.
dev-rule-unknown = Nid yw “ddim yn hysbys” byth yn “na”: nid yw priodwedd absennol yn dweud dim.
dev-document = Dogfen OpenAPI y cyfan

## Gwirio ffrwd
validate-title = Gwirio ffrwd
validate-lead = Rhowch gyfeiriad ffrwd Open Referral UK. Cewch adroddiad mewn geiriau plaen: beth sy’n torri’r safon, beth sy’n baglu ei darllenwyr, a faint y mae’n ei ddweud am ei gwasanaethau.
validate-label = Cyfeiriad y ffrwd
validate-hint = Cyfeiriad ei API neu ei gwasanaethau, megis https://example.org/openreferral
validate-button = Gwirio
validate-how = Beth sy’n digwydd wedyn
validate-how-asks = Gofynnir am un peth ar y tro, am funud ar y mwyaf: beth mae’r API yn ei ddweud amdano’i hun, pob rhestr sydd gan ei fersiwn, a yw ei dudalennau’n cyfrif yn iawn, a rhai cofnodion cyfan.
validate-how-open = Rhaid i’r ffrwd fod yn agored i bawb. Ni ofynnir am ddim sydd y tu mewn i rwydwaith preifat.
validate-how-kept = Mae gan yr adroddiad gyfeiriad a roddir i chi yn unig. Cedwir ef am ddiwrnod, oni bai y gofynnir am lawer o rai eraill.
validate-how-command = I ddarllen llawer mwy o ffrwd, neu ffeiliau, defnyddiwch y gorchymyn hwn:
validate-problem = Mae problem
validate-error-title = Gwall: { $title }
validate-error-address = Rhowch gyfeiriad sy’n dechrau â https:// neu http://, megis https://example.org/openreferral
validate-error-elsewhere = Gwefan arall a’ch anfonodd yma. Gwnewch yn siŵr mai dyma’r cyfeiriad yr hoffech ei wirio, a phwyswch y botwm.
validate-error-busy = Mae ffrydiau eraill yn cael eu gwirio ar hyn o bryd. Rhowch gynnig arall arni mewn munud.
validate-error-often = { $count ->
    [two] Rydych wedi gwirio llawer o ffrydiau. Rhowch gynnig arall arni ymhen 2 funud.
   *[other] Rydych wedi gwirio llawer o ffrydiau. Rhowch gynnig arall arni ymhen { $shown } munud.
}
validate-failed-title = Ni ellid gwirio { $host }
validate-error-private = Nid yw mewn cyfeiriad y gall pawb ei gyrraedd, felly ni ofynnwyd iddo. Cyhoeddwch y ffrwd ar y we agored, neu gwiriwch hi â’r gorchymyn y tu mewn i’ch rhwydwaith eich hun.
validate-error-host = Nid oes gwesteiwr o’r enw hwn. Gwiriwch sillafiad y cyfeiriad.
validate-error-unsafe = Nid yw’r cysylltiad yn ddiogel. Rhaid i’r gweinydd ddangos tystysgrif ar gyfer ei enw y mae porwyr yn ymddiried ynddi.
validate-error-broken = Methodd y cysylltiad. Gwiriwch y cyfeiriad, ac a yw’r gweinydd yn rhedeg.
validate-error-silent = Ni ddaeth ateb mewn pryd. Gwiriwch a yw’r gweinydd yn rhedeg, a rhowch gynnig arall arni.
validate-error-http = Nid gweinydd gwe sy’n ateb yno. Gwiriwch y cyfeiriad.
validate-error-absent = Mae’n ateb { $status }: nid oes dim yn y cyfeiriad hwn. Rhowch gyfeiriad yr API neu ei wasanaethau.
validate-error-locked = Mae’n ateb { $status }: mae arno eisiau allwedd neu gyfrinair. Mae’r safon yn gofyn y caiff pawb ddarllen ffrwd.
validate-error-status = Mae’n ateb { $status }. Mae cofnod ei weinydd ei hun yn dweud pam.
validate-error-later = { $count ->
    [one] Mae’n gofyn am gael llonydd am eiliad. Rhowch gynnig arall arni wedyn.
   *[other] Mae’n gofyn am gael llonydd am { $shown } eiliad. Rhowch gynnig arall arni wedyn.
}
validate-error-astray = Mae’n arwain ymlaen at gyfeiriadau eraill, a heb gyrraedd ffrwd yn y diwedd. Rhowch y cyfeiriad lle mae’r ffrwd.
validate-error-feed = Ni ellir darllen yr hyn sydd yno fel ffrwd. Rhowch gyfeiriad yr API neu ei wasanaethau.
validate-error-long = Mae’n anfon mwy nag a ddarllenir yma. Gwiriwch hi â’r gorchymyn.
validate-error-time = Ni chafwyd ateb o fewn munud. Rhowch gynnig arall arni, neu gwiriwch hi â’r gorchymyn.
validate-error-fault = Torrodd y gwirio i ffwrdd, a’n bai ni yw hynny. Rhowch gynnig arall arni.
validate-running-title = Wrthi’n gwirio { $host }
validate-running-answers = { $count ->
    [one] Mae 1 ateb wedi’i ddarllen hyd yn hyn.
   *[other] Mae { $shown } ateb wedi’u darllen hyd yn hyn.
}
validate-running-last = Daeth yr olaf o { $endpoint }.
validate-running-waiting = Mae’n gofyn am gael llonydd am ennyd.
validate-running-next = Mae gwirio’n cymryd munud ar y mwyaf. Gallwch gau’r dudalen hon a dod yn ôl i’w chyfeiriad.
validate-running-look = Edrych eto
validate-gone-title = Nid yw’r adroddiad hwn yma
validate-gone-why = Cedwir adroddiadau am ddiwrnod, ac nid dros ailgychwyn. Gwiriwch y ffrwd eto.
validate-report-title = { $standard } – { $verdict }
validate-verdict-valid = yn ddilys
validate-verdict-warnings = yn ddilys, gyda rhybuddion
validate-verdict-not = ddim yn ddilys
validate-checked = { $address } ar { $date }
validate-known-root = Y fersiwn yw’r hyn y mae’r API yn ei ddweud amdano’i hun: { $version }.
validate-known-names = Nid yw’r API yn enwi ei fersiwn. Fe’i cymerir o enwau priodweddau.
validate-none = Ni chafwyd dim y mae’r safon yn ei wrthod, na dim sy’n baglu darllenwyr.
validate-faults = { $count ->
    [one] 1 gwall: mae’r safon yn ei wrthod
   *[other] { $shown } gwall: mae’r safon yn eu gwrthod
}
validate-warnings = { $count ->
    [one] 1 rhybudd: gall darllenwyr faglu drosto
   *[other] { $shown } rhybudd: gall darllenwyr faglu drostynt
}
validate-remarks = { $count ->
    [one] 1 sylw: gwerth ei wybod
   *[other] { $shown } sylw: gwerth eu gwybod
}
validate-remarks-show = Dangos y sylwadau
validate-often = { $count ->
    [one] mewn 1 o { $all } cofnod
    [two] mewn 2 o { $all } cofnod
   *[other] mewn { $shown } o { $all } cofnod
}
validate-where = Ymhle, er enghraifft
validate-optional = Nid oes rhaid i’r man hwn fod yno, felly dim ond rhybuddio y mae hyn.
validate-beyond = Nid oes gan y fersiwn hon y man hwnnw.
validate-more = { $count ->
    [one] Mae 1 arall yn yr adroddiad fel JSON.
   *[other] Mae { $shown } arall yn yr adroddiad fel JSON.
}
validate-quality = Ansawdd: { $percent }%
validate-quality-why = Gall ffrwd fod yn ddilys a dweud fawr ddim. Dyma gymedr y cyfrannau hyn o { $services }.
validate-told-assured = wedi’u gwirio yn y 90 diwrnod diwethaf
validate-told-place = yn dweud ble maent
validate-told-hours = yn dweud pryd maent ar agor
validate-told-ages = yn dweud ar gyfer pa oedrannau y maent
validate-told-contact = â rhif ffôn neu gyfeiriad e-bost
validate-told-cost = yn dweud beth yw’r gost
validate-told-description = â disgrifiad
validate-told-organization = yn dweud pwy sy’n eu rhedeg
validate-read = Beth a ddarllenwyd
validate-read-all = { $count ->
    [one] 1 cofnod
   *[other] { $shown } cofnod
}
validate-read-some = { $read } o { $all } cofnod
validate-read-sample = Lle mae mwy o gofnodion, mae’r rhai a ddarllenwyd yn sefyll dros y lleill.
validate-json = Yr adroddiad fel JSON, ar gyfer peiriannau
validate-badge = Bathodyn i’w ddangos
validate-badge-how = Cadwch y llun wrth ymyl eich tudalen, a gludwch un o’r rhain. Mae’n dweud ar ba ddiwrnod yr oedd felly.
validate-badge-save = Cadw’r llun
validate-again = Gwirio eto
dev-validate = A ydych yn cyhoeddi’ch ffrwd eich hun? { $check }, a gweld mewn geiriau plaen beth i’w drwsio.
dev-validate-link = Gwiriwch hi

## Beth a gafwyd mewn ffrwd
finding-not-json = ddim yn JSON y gellir ei ddarllen
finding-not-json-do = Ysgrifennwch y cofnod â llyfrgell JSON; peidiwch â’i roi at ei gilydd o destun.
finding-unanswered = ni ellid ei ddarllen: { $why }
finding-unanswered-do = Agorwch y cyfeiriad mewn porwr ac edrychwch beth mae’n ei ateb.
finding-no-services = ni chafwyd yr un gwasanaeth yn yr hyn a ddarllenwyd
finding-no-services-do = Gwiriwch mai dyma gyfeiriad neu ffeil y gwasanaethau.
finding-missing = ddim yno, er bod y safon yn mynnu hynny
finding-missing-do = Ychwanegwch ef at bob cofnod.
finding-unsaid = ddim yno, felly ni all darllenwyr wybod sut i ddarllen y ffrwd
finding-unsaid-do = Ychwanegwch ef at ateb y gwraidd, fel y mae’r safon yn ei ddisgrifio.
finding-null = yn null
finding-blank = yn destun gwag
finding-type = o’r math anghywir ({ $found }); mae eisiau { $wanted }
finding-type-do = Ysgrifennwch ef fel { $wanted }.
finding-format = yn y ffurf anghywir; mae eisiau { $wanted }
finding-choice = heb fod yn un o eiriau’r safon ({ $words })
finding-choice-do = Defnyddiwch “{ $word }” neu un arall o’r geiriau hyn, wedi’i sillafu’n union felly.
finding-unknown = ddim yn y safon
finding-unknown-do = Nid oes angen gwneud dim: mae systemau eraill yn mynd heibio iddo.
finding-version = yn enw o { $standard }, nad yw darllenwyr y fersiwn hon yn chwilio amdano
finding-version-do = Galwch ef yn { $name }.
finding-spelling = wedi’i sillafu’n wahanol i’r safon
finding-contradicts = yn enwi { $other } arall na’r un y mae’n sefyll gydag ef
finding-contradicts-do = Gwnewch y cyfeiriad a’r id nythol yr un fath.
finding-nowhere = yn enwi { $what } nad yw yn unman yn yr hyn a ddarllenwyd
finding-nowhere-do = Nythwch yr hyn y mae’n ei enwi yn y cofnod, neu ei gyhoeddi, neu hepgor y cyfeiriad.
finding-repeated = yn id i sawl cofnod yn y rhestr
finding-repeated-do = Rhowch ei id ei hun i bob cofnod, a rhestrwch bob un unwaith.
finding-repeated-in-list = yn id i sawl peth mewn un rhestr
finding-repeated-in-list-do = Rhowch ei id ei hun i bob peth yn y rhestr.
finding-nested = yn y rhestr o bob cofnod, er mai dim ond yn y cofnod llawn y mae gan y safon ef
finding-nested-do = Nid oes angen gwneud dim; hebddo mae’r rhestr yn fyrrach ac yn gyflymach.
finding-ages = yn fwy na’r oedran hynaf
finding-ages-do = Edrychwch a gafodd y ddau oedran eu cyfnewid.
finding-coordinates = ddim yn unman ar y ddaear
finding-coordinates-do = Mae lledred rhwng -90 a 90, a hydred rhwng -180 a 180; edrychwch a gawsant eu cyfnewid.
finding-unknown-version = yn fersiwn nad yw’n hysbys yma
finding-unknown-version-do = Rhowch y fersiwn fel y mae’r safon yn ei rhoi, megis HSDS-UK-3.0.
finding-no-paging = ddim yno: ni all darllenwyr wybod ble maent yn y rhestr
finding-no-paging-do = Ychwanegwch ef at bob tudalen.
finding-list-name = yn dal y rhestr, dan enw nad yw darllenwyr y fersiwn hon yn chwilio amdano
finding-list-name-do = Galwch y rhestr yn { $name }.
finding-paging-do = Cyfrifwch eto wrth ysgrifennu’r dudalen: mae darllenwyr yn stopio, neu’n mynd ymlaen am byth, yn ôl y rhifau hyn.
finding-beyond-do = Atebwch â rhestr wag, neu â 404 (Not Found): mae rhai darllenwyr yn mynd ymlaen nes y daw un.
finding-another-record = yn wahanol i’r un y gofynnwyd amdano
finding-another-record-do = Atebwch â’r cofnod sydd â’r id yn y cyfeiriad.
finding-required-do = Dywedwch beth ydyw: mae’r safon yn mynnu hynny.
finding-optional-do = Hepgorwch y briodwedd lle nad oes dim i’w ddweud.
finding-format-required-do = Ysgrifennwch { $wanted }.
finding-format-do = Ysgrifennwch { $wanted }, neu ei hepgor.
thing-object = gwrthrych
thing-one-object = un gwrthrych
thing-list = rhestr
thing-number = rhif
thing-whole-number = rhif cyfan
thing-flag = true neu false
thing-text = testun
thing-null = gwerth null
thing-something-else = rhywbeth arall
thing-web-address = cyfeiriad gwe llawn, megis https://example.org/page
thing-email = un cyfeiriad e-bost, megis name@example.org
thing-uuid = UUID, megis 0b6dd8cb-5e5c-4f1c-9f4b-1f4ad5a3c6e2
thing-date = dyddiad megis 2026-03-31
thing-instant = dyddiad ac amser gyda’i wrthbwys, megis 2026-03-31T09:30:00Z
thing-time = amser megis 09:30
thing-organization = sefydliad
thing-location = lleoliad
thing-program = rhaglen
thing-service = gwasanaeth
thing-contact = cyswllt
thing-phone = rhif ffôn
thing-service-at-location = gwasanaeth mewn lleoliad
thing-taxonomy = tacsonomeg
thing-taxonomy-term = term tacsonomeg
paging-less-than-held = yn llai na’r hyn sydd ar y dudalen
paging-not-held = yn wahanol i nifer y cofnodion ar y dudalen
paging-not-as-held = yn anghytuno â’r hyn sydd ar y dudalen
paging-not-as-number = yn anghytuno â rhif y dudalen
paging-not-as-number-and-pages = yn anghytuno â rhif y dudalen a nifer y tudalennau
paging-more-than-pages = yn fwy na nifer y tudalennau
paging-not-as-total-and-size = yn anghytuno â’r cyfanswm a maint tudalen
paging-not-the-same = yn wahanol o dudalen i dudalen
paging-not-together = yn wahanol i nifer y cofnodion ar y tudalennau gyda’i gilydd
paging-not-as-asked = yn wahanol i rif y dudalen y gofynnwyd amdani
paging-again = yn rhoi cofnodion tudalen gynharach eto, er bod mwy wedi’i gyhoeddi
paging-again-beyond = yn rhoi cofnodion tudalen gynharach eto pan ofynnir am dudalen y tu hwnt i’r olaf
paging-more-beyond = â mwy o gofnodion y tu hwnt i’r dudalen sy’n dweud mai hi yw’r olaf
paging-breaks-beyond = yn torri pan ofynnir am dudalen y tu hwnt i’r olaf
