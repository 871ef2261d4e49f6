# What the pages say, in English. cy.ftl says the same in Welsh; a test holds that both have the
# same messages.
#
# A message holds no markup: where a link or a name belongs, it has a place such as { $who }.
# $count chooses the plural, $shown is the same number as people write it.

## The language itself
# What it calls itself, and whether it is written ltr or rtl.
language-name = English
language-direction = ltr
date = { $day } { $month } { $year }

## Every page
skip = Skip to main content
languages = Language
demonstration-tag = Demonstration
demonstration-text = Every organisation here is made up, and so is its number.
footer-data = Open data (Open Referral UK)
footer-built = Built with Fingerpost
breadcrumbs = Where you are
home = Home
page-description = Find local services, clubs, charities and advice in one place.

## The search box
search-label = What do you need help with?
search-hint = For example food bank, carers, lunch club
search-again = Search for something else
search-button = Search
search-change = Change the words or the place
search-place = Say where, or search again

## Home
home-title = Find help and support
home-intro = Local services, clubs and charities in one place, whoever runs them. You do not need an account.
home-size = { $services } from { $organisations } are in this directory.
count-services = { $count ->
    [one] 1 service
   *[other] { $shown } services
}
count-organisations = { $count ->
    [one] 1 organisation
   *[other] { $shown } organisations
}
needs-heading = Or start from what is going on
need-money = Money is tight
need-caring = Caring for someone
need-low = Feeling low
need-lonely = Feeling lonely
need-food = Food
need-home = Managing at home
need-out = Getting out and about
need-do = Something to do
need-help = I can help
emergency-heading = In an emergency
emergency-line = { $call }: { $when }
turn-heading = Talk to someone
turn-intro = Not sure what you need? You can ask a person.
turn-who = { $who } can help you find the right service.
call-number = Call { $number }
email-address = Email { $address }
visit-website = Visit { $host }
call-back = Ask us to call you
call-back-subject = Please call me
call-back-name = My name:
call-back-number = My number:
call-back-when = When I can talk:
extension = extension { $extension }

## Results
results-title = Results for “{ $words }”
results-found = { $count ->
    [one] 1 service found.
   *[other] { $shown } services found, best match first.
}
results-page = Page { $page } of { $pages }.
result-by = Run by { $who }
result-other-places = { $count ->
    [one] and another place
   *[other] and { $shown } other places
}
result-why = Why this is here: { $reasons }.
reason-name = its name has { $words }
reason-organization = the name of who runs it has { $words }
reason-topic = its topics include { $words }
reason-description = what is said about it has { $words }
reason-read-from-text = the description says { $words }
reason-steward = put here by the people who look after this directory, for { $words }
reason-because = { $reason }, for “{ $asked }”
results-far = This directory is for { $place }: even the nearest of these is { $far }. The council where you are may have a directory of its own.
results-respelt = Nothing here is spelt quite like that. This is for “{ $words }” too.
results-relaxed-words = Nothing has those words. These have words that begin alike.
results-wider = Nothing was found within { $asked }, so we looked up to { $far } away.
results-few-wider = { $found } within { $asked }, so we looked up to { $far } away, too. What is nearer comes first.
results-few = { $count ->
    [one] Only 1 service is
   *[other] Only { $shown } services are
}
results-without = Nothing keeps to all that you chose, so we left this out: { $filters }.
results-title-neutral = Search results
none-title-neutral = Nothing found
sort-nearest = Show the nearest first
sort-soonest = Show what is open soonest first
sort-match = Show the best match first
results-found-nearest = { $count ->
    [one] 1 service found.
   *[other] { $shown } services found, nearest first.
}
results-found-soonest = { $count ->
    [one] 1 service found.
   *[other] { $shown } services found, what is open soonest first.
}
not-said-age = { $count ->
    [one] 1 of these may suit but does not say its age range.
   *[other] { $shown } of these may suit but do not say their age range.
}
more-may-suit = { $count ->
    [one] 1 more may suit but does not say:
   *[other] { $shown } more may suit but do not say:
}
asked-left-out = { $what } (left out)
more-may-suit-link = Search without that
not-said-times = { $count ->
    [one] 1 of these may suit but does not say when it is open.
   *[other] { $shown } of these may suit but do not say when they are open.
}
quoted = “{ $word }”
checked-on = Last checked { $date }
checked-unknown = Not known when last checked
status-inactive = Not running now
status-defunct = Closed for good
status-temporarily-closed = Closed for now
status-unknown = Not known whether it runs
pages = Pages of results
page-previous = Previous page
page-next = Next page
page-number = Page { $page }
beyond-text = There is no page { $page }: the last one is { $pages }.
beyond-link = Go to the first page
words-title = Search
words-missing = Type a few words about what you need, then choose Search.
none-title = Nothing found for “{ $words }”
none-meaning = That does not mean there is no help. The help may be written down in other words, or not be in this directory yet.
none-try = What you can do
none-fewer = Use fewer words, or only the most important one.
none-other = Try other words for the same thing, such as “lunch club” for “meals”.
none-spelling = Check the spelling.
notice-behind = { $count ->
    [one] This list may be 1 minute behind the latest changes.
   *[other] This list may be { $shown } minutes behind the latest changes.
}
notice-loading = The directory is still loading, so some services may be missing. Try again in a minute.
notice-words-cut = Your search was very long. We used only the first part of it.

## A list of one’s own, suggestions, keys
copied = Copied
copy-failed = It could not be copied. Select the text and copy it yourself.
list-title = Your list
list-link = Your list ({ $shown })
list-add = Add to your list
list-remove = Take off your list
list-added = { $count ->
    [one] Added. 1 service is on your list.
   *[other] Added. { $shown } services are on your list.
}
list-removed = { $count ->
    [0] Taken off. Your list is empty.
    [one] Taken off. 1 service is on your list.
   *[other] Taken off. { $shown } services are on your list.
}
list-saved = Your notes are saved.
list-kept = Your list is kept in this browser, and nowhere else, until you close it. If others use this device, clear your list when you have finished.
list-empty = There is nothing on your list yet. Choose “Add to your list” beside a service to keep it here. You do not need an account.
list-empty-search = Find services
list-gone = This service is not in the directory any more
list-note = Your note
list-note-label = Note
list-up = Move up
list-down = Move down
list-unsaved = Your last note is not kept yet, because the directory could not be reached. Press “Save notes” to try again.
list-save = Save notes
list-taken-off = { $name } is off your list.
list-undo = Put it back
list-use = Use your list
list-print = Print a hand-out in large type
list-copy = Copy it as text
list-elsewhere = Open it on another device
list-clear = Clear your list
list-back = Back to your list
list-full = Your list is full, so this is not saved yet. Take something off or make a note shorter, then choose Save notes.
list-full-add = Your list is full, so { $name } was not added. Take something off or make a note shorter, then add it again.
list-lost = The list that this browser kept can no longer be opened: it is more than 30 days old, or was damaged. You can begin a new one.
list-full-back = Back to where you were
handout-title = Services for you
handout-made = From { $site } on { $date }. Ring before you go: things change.
handout-print = Print
handout-how = To print this, choose Print in your browser.
handout-scan = Point a phone’s camera at a square to open its page.
handout-qr = Code that opens the page of { $name } on a phone
copy-title = Your list as text
copy-how = Copy this into a message or an email
copy-button = Copy
copy-plain = The text by itself
link-title = Open your list on another device
link-how = Open this address on the other device, or point its camera at the square. Whoever has the address can see the list.
link-how-long = Open this address on the other device. Your list is too long for a square that a camera can read. Whoever has the address can see the list.
link-until = It works until { $date }.
link-label = Address
link-notes = Send my notes too
link-notes-hint = Without this, only the services are sent.
link-again = Change the address
link-copy = Copy the address
link-qr = Code that opens your list on a phone
link-ended-title = This address has ended
link-ended = Such an address works for a week. Make a new one on the device that has the list, or ask whoever sent it to you.
link-broken-title = This address leads to no list
link-broken = A part of it may be missing. Copy all of it again, or make a new one on the device that has the list.
received-title = A list from another device
received-how = These services were sent to you. Nothing is kept in this browser until you say so.
received-own = { $count ->
    [one] You have a list of 1 service already.
   *[other] You have a list of { $shown } services already.
}
received-add = Add these to my list
received-replace = Put these in place of my list
received-take = Keep this list
clear-title = Clear your list?
clear-why = All services and notes on it are removed from this browser. This cannot be undone.
clear-yes = Clear it
refused-elsewhere-title = Nothing was changed
refused-elsewhere = A page of another site asked to change your list, so we did not do it. If you wanted this, go to your list and do it there.
refused-unsafe-title = Your list cannot be kept here
refused-unsafe = This page came over a connection that is not safe, and browsers keep a list only over a safe one. Try the same address with https:// at its beginning.
suggest-count = Suggestions: #. Use the up and down arrows.
suggest-none = No suggestions
suggest-need = What is going on
suggest-topic = Topics
suggest-service = Services
suggest-organization = Organisations
suggest-place = Places
suggest-advice = Advice
locate = Use my location
locate-wait = Looking for where you are
locate-found = Found, to within about 100 metres
locate-refused = Your browser does not let us see where you are. Type a postcode or town instead.
locate-unknown = Your device does not know where it is. Type a postcode or town instead.
locate-slow = That took too long. Try again, or type a postcode or town.
near-position = Where you are: near { $place }
keys-title = Keyboard shortcuts
keys-how = For working quickly without a mouse. They do nothing while you type in a box, and you can turn them off.
keys-search = Go to the search box
keys-next = Next result
keys-previous = Previous result
keys-open = Open the result
keys-list = Add the result to your list, or take it off
keys-copy = Copy the result as text: name, telephone, address
keys-help = Show these keys
keys-turn-off = Turn the shortcuts off
keys-turn-on = Turn the shortcuts on
keys-close = Close

## Where, filters, what was understood
near-label = Postcode or town
near-label-optional = Postcode or town (optional)
distance-label = How far
distance-any = Any distance
near-about = We do not know the postcode { $typed }. How far things are is from the middle of { $area }.
near-unknown = We do not know a place called “{ $typed }”. Enter a postcode such as { $example }, or the name of a town near you
near-unknown-postcode = “{ $typed }” is not a postcode that we know. Check it, or enter only its first part
near-outside = “{ $typed }” is outside England, Wales and Scotland, and we only know places there. Enter another place, or leave the box empty
near-missing = Enter a postcode or town, so that we know where to look from
near-others = We looked near { $place }. There are other places of that name: { $others }.
age-label = Age of the person
age-wrong = Enter an age in years from 0 to 120, such as 7
left-out = “{ $value }” is not a choice for “{ $name }”, so we left it out.
chips-understood = From your words
chips-off = Taken off
chips-chosen = Your choices
chip-off = Take off:
chip-on = Put back:
skip-filters = Skip to the results
filters-show = Narrow these results
filters-heading = Narrow these results
filters-apply = Apply
filters-clear = Take off all filters
filter-chosen = { $count ->
    [one] 1 chosen
   *[other] { $shown } chosen
}
filter-cost = Cost
filter-day = Day
filter-time = Time of day
filter-mode = How you take part
filter-access = Access
filter-joining = How to join
filter-stage = Stage of life
filter-topic = Topic
filter-language = Language
filter-age = Age
filter-distance = Distance
filter-open = Hours
open-now = Open now
filter-sort = Order
trait-free = free
trait-donation = for a donation
trait-paid = costs money
cost-in-part = partly free
trait-morning = morning
trait-afternoon = afternoon
trait-evening = evening
trait-in-person = in person
trait-online = online
trait-phone = by phone
trait-at-home = comes to you
trait-step-free = step-free access
trait-wheelchair = wheelchair access
trait-accessible-toilet = accessible toilet
trait-changing-places = Changing Places toilet
trait-hearing-loop = hearing loop
trait-bsl = British Sign Language
trait-parking = parking
trait-quiet-space = quiet space
trait-drop-in = drop in
trait-self-referral = ask for it yourself
trait-appointment = by appointment
trait-professional-referral = a professional asks for you
trait-baby = babies
trait-pre-school = under fives
trait-child = children
trait-young-person = young people
trait-adult = adults
trait-older-person = older people
asked-near = near { $place }
asked-within = within { $far }, or no need to travel
asked-open = open now
asked-language = in { $language }
asked-stage = for { $who }
asked-age = age { $age }
asked-ages = age { $from } to { $to }
asked-age-from = age { $from } and over
asked-age-to = up to age { $to }
either = { $first } or { $last }
miles = { $count ->
    [one] 1 mile
   *[other] { $shown } miles
}
miles-and-tenths = { $miles } miles
away = { $far } away
away-close = less than a quarter of a mile away
where-not-said = does not say where it is
ask = Ask { $what }.
ask-who = who it is for
ask-cost = what it costs
ask-when = when it is open
ask-joining = how to join
keeps-yes = As you asked: { $what }.
keeps-not-said = Does not say: { $what }.
keeps-no = Not as you asked: { $what }.

## A service
banner-inactive = This service is not running now.
banner-defunct = This service has closed for good.
banner-temporarily-closed = This service is closed for now.
banner-unknown = It is not known whether this service is running.
banner-elsewhere = Search for something else that may help
warning = Important
stale = This was last checked on { $date }, more than a year ago. Some of it may have changed, so ask before you go.
for-me = Is it for me?
ages = Age
age-from = { $from } and over
age-to = Up to { $to }
age-between = { $from } to { $to }
age-only = { $from }
who-for = Who it is for
service-area = Where you need to live
spoken = Languages
interpreting = Interpreting
where = Where
where-online = Online
where-phone = By telephone
where-home = At your home
where-venue = In person
getting-there = Getting there
accessibility = Accessibility
open-here = Open here
when = When
timetable = See the timetable, { $host }
cost = What it costs
cost-free = Free
start = How to start
start-drop-in = You can just turn up.
start-appointment = You need an appointment.
start-self = You can ask for it yourself.
start-professional = A professional, such as your GP or a social worker, has to refer you.
start-assessment = There is an assessment first.
start-membership = It is for members.
wait = Waiting time
bring = What to bring
contact = Get in touch
contact-from-description = From the description
contact-unknown = Not known how to get in touch.
runs = Who runs it
about = About it
quality = Quality marks
unknown = Not known: { $things }. Ask before you go.
unknown-see-about = Look under “About it”, or ask before you go: { $things }.
unknown-for-me = who it is for
unknown-where = where it is
unknown-when = when it runs
unknown-cost = what it costs
similar = Similar services
record = About this record
record-checked = Last checked
record-steward = Who answers for it
record-source = Where it came from
not-known = Not known

## What to do next, handing a service on
checked-by = Last checked { $date }. { $steward } answers for it.
next = What to do next
next-ask = Ask if it is right for you.
next-drop-in = You can just turn up.
next-self = Ask for it. Nobody has to refer you.
next-appointment = Make an appointment.
next-assessment = Ask for an assessment.
next-membership = Ask how to join.
next-professional = Ask your GP, a social worker or another professional to refer you.
next-doubtful = Ask first if it still runs.
next-full = It is full at present. Ask what else there is.
share = Keep it or hand it on
share-address = The address of this page
paper-more = There is more on the page itself.
paper-more-places = More places are on the page itself.
share-copy = Copy the address
share-copied = Copied
share-email = Send it by email
share-text = Send it as a text message
share-calendar = Put its times into your calendar
share-at-risk = Emails, texts and calendar entries stay on this device or in your account, and whoever can look there can see them.
share-calendar-place = Put these times into your calendar
share-print = Print this page
calendar-by = Run by { $who }
calendar-ask = These times may have changed. Ask before you go.
calendar-year = This calendar looks a year ahead at most. That does not mean that anything ends then.
register-cqc = Care Quality Commission { $number }
register-ofsted = Ofsted { $number }
register-charity = Registered charity { $number }
register-charity-scotland = Registered charity in Scotland { $number }
register-company = Company { $number }

## Is this still right?
report-link = Tell us if something here is not right
report-title = Is this still right?
report-about = About { $service }
report-what = What is not right?
report-what-hint = Tick all that you know of.
wrong-closed = It has closed or moved
wrong-times = The days or times
wrong-contact = The phone number, email or website
wrong-place = The address
wrong-cost = What it costs
wrong-joining = Who it is for, or how to join
wrong-other = Something else
wrong-or = or
wrong-treatment = I am worried about how someone was treated
wrong-treatment-hint = Those who run the service will not be told. We will show you who you can talk to.
report-words = What should it say, or what happened? (optional)
report-words-hint = Please do not write anybody’s name or address here.
report-contact = Your email or phone number (optional)
report-contact-hint = Only so that we can ask you more. It is never published or given to those who run the service, and we delete it when we have dealt with this.
report-trap = Leave this box empty
report-send = Send
report-error-nothing = Tick what is not right, or write it down
report-error-words = Use { $most } characters or fewer to say what is not right
report-error-contact = Use { $most } characters or fewer to say how to reach you
report-error-often = { $count ->
    [one] You have sent many of these. Wait 1 minute, then send this one
   *[other] You have sent many of these. Wait { $shown } minutes, then send this one
}
report-sent-title = Thank you
report-sent-kept = The people who look after this directory have what you sent.
report-sent-looks = They check it with those who run the service, then put the page right. Until then the page stays as it is.
report-sent-contact = They only get in touch if you said how, and they need to ask more.
report-worry-title = Who you can talk to now
report-worry-kept = Thank you for telling us. Those who run the service have not been told.
report-worry-tell = What you sent is read by the people who look after this directory, and they may not see it today. Please also tell the people below.
report-worry-lines = If someone is in danger, or you want to talk it over
report-back = Go back to { $service }
turn-safeguarding = Tell someone who can act
turn-safeguarding-who = { $who } looks into worries about how someone is treated, and can keep a person safe.

## Was this any help?
helpful = Was this page any help?
helpful-yes = Yes
helpful-no = No
helpful-thanks = Thank you. Nothing about you was kept.

## An organisation
organisation-services = Services it runs
organisation-services-none = No service of theirs is in this directory at present.
organisation-numbers = Registered as
organisation-places = Where it works
listed-ages = age { $ages }

## Pages that somebody may have to leave
home-now = Need help now? See whom to call
exit-button = Exit this page
exit-emergency = Emergency
exit-skip = Exit this page quickly
exit-activated = Loading.
exit-timed-out = Exit this page expired.
exit-two = Shift, press 2 more times to exit.
exit-one = Shift, press 1 more time to exit.
private-title = Help and support
private-words = The address and the title of this page do not say what you searched for. Read more: { $how }.
before-title = Before you go on
before-lead = The next page is for people who may be in danger. If somebody might see your screen or look through your device, read this first.
before-exit = “Exit this page” puts a website about the weather, or another that says nothing of you, in place of the page. Where scripts run, pressing the Shift key three times does the same.
before-history = It cannot delete your browser’s history.
before-look = The address and the title of the next page do not say what it is about.
before-more = What a browser keeps of a visit, and how to leave less in it:
before-go-on = Go on
before-home = Go to the start of this directory
safe-title = Staying safe online
safe-lead = If somebody may look at your phone, tablet or computer, they may see which pages you opened.
safe-exit = What Exit this page does
safe-exit-does = It puts a website about the weather, or another that says nothing of you, in place of the page. It deletes what this directory keeps in your browser: your language, the words you searched for and the list of services you chose.
safe-exit-back = With scripts, the Back button does not lead back to the page you left, and pressing the Shift key three times does the same as the button. Without scripts the button works, but the Back button can lead back.
safe-exit-not = It cannot delete your browser’s history. The pages that you opened before are still in it.
safe-history = Your browser’s history
safe-history-danger = When a search tells of danger, we show the answer at an address without your words.
safe-history-others = All other searches have their words in the address, and the history keeps addresses. The page of a service has an address of its own, and whoever opens it sees the service.
safe-history-window = To leave nothing in the history, open a private window before you search. Browsers call it Incognito, InPrivate or Private Browsing.
safe-history-all = If you delete pages from the history, delete only those. An empty history may be noticed.
safe-others = What a website cannot hide
safe-others-device = Somebody may have put a program on your device that shows them what you do. The phone or computer of a friend, a library or your work may be safer.
safe-others-calls = Calls are listed on your phone and perhaps on the bill. If somebody looks at them, call from another phone.
safe-search = Search without your words in the address
safe-search-how = What you type here does not become part of an address, so it is not in the history. It is kept in your browser for 15 minutes, so that you can go back to the answer.

## Maps
locator-label = Map
locator-in = In { $place }
locator-from = { $far } { $direction } of { $place }
locator-places = { $count ->
    [one] 1 place
   *[other] { $shown } places
}
locator-sketch = This is a sketch without streets: shaded squares are where people live.
locator-north = N
scale-quarter = a quarter of a mile
scale-half = half a mile
direction-n = north
direction-ne = north-east
direction-e = east
direction-se = south-east
direction-s = south
direction-sw = south-west
direction-w = west
direction-nw = north-west
map-show = Show on a map
map-as-list = Show as a list
map-label = Map of the results, with their numbers
map-skip = Skip the map
map-without = Not on the map.
map-nothing = Nothing here can be shown on a map.
map-close = Close
map-zoom-in = Zoom in
map-zoom-out = Zoom out

## When something is missing or broken
missing-service-title = This service is not here
missing-service-why = It may have closed, moved to another address, or been taken down by whoever answers for it.
missing-organisation-title = This organisation is not here
missing-organisation-why = It may have closed, changed its name, or been taken down.
missing-page-title = Page not found
missing-page-why = If you typed the address, check it. If you followed a link, the page may have moved.
missing-try = You can search the directory, or start again from the { $home }.
missing-home = home page
problem-title = Sorry, something went wrong
problem-text = The fault is ours, and not something that you did. Nothing that you searched for has been lost.
problem-starting-title = Sorry, we are starting up
problem-starting-text = The directory is loading and will be here shortly.
problem-busy-title = Please wait a moment
problem-busy-text = A lot is asked of the directory at once, and it could not answer in time.
problem-request-title = We could not read that address
problem-request-text = Something in the address is not as it should be. If you typed it, check it.
problem-long-title = That is too long to send
problem-long-text = Nothing was sent. Go back: what you wrote should still be there.
problem-long-try = Make it shorter, and send it again. If it does not work, ask us.
problem-try = Try again in a minute. If it still does not work, ask us.
problem-reference = If you tell us about it, give this reference: { $reference }

## Dates and times
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
time-am = { $time }am
time-pm = { $time }pm
time-midday = midday
time-midnight = midnight
time-all-day = all day
time-range = { $from } to { $to }
time-from = from { $from }
time-until = until { $to }
date-from = from { $date }
date-until = until { $date }
# The -soft forms are the same days after a word that changes their first letter in Welsh.
day-mo = Monday
day-tu = Tuesday
day-we = Wednesday
day-th = Thursday
day-fr = Friday
day-sa = Saturday
day-su = Sunday
day-mo-soft = Monday
day-tu-soft = Tuesday
day-we-soft = Wednesday
day-th-soft = Thursday
day-fr-soft = Friday
day-sa-soft = Saturday
day-su-soft = Sunday
every-day = every day
days-range = { $from } to { $to }
days-and = { $firsts } and { $last }
every-weeks = every { $n } weeks
every-months = every { $n } months
monthly-1 = the first { $day } of each month
monthly-2 = the second { $day } of each month
monthly-3 = the third { $day } of each month
monthly-4 = the fourth { $day } of each month
monthly-5 = the fifth { $day } of each month
monthly-last = the last { $day } of each month
monthly-every = a { $day } each month
monthly-dates = on day { $dates } of each month

## Hours, room, help wanted
now-open-until = Open now until { $when }
now-open-all-hours = Open now, day and night
now-closed-until = Closed now. Next: { $when }
now-closed-perhaps = Closed now. Next: { $when }, perhaps sooner
now-closed = Closed now
now-unknown = Not known if it is open now: { $why }
now-unknown-next = Not known if it is open now: { $why }. Next: { $when }
why-terms = it keeps to school terms, and we do not have their dates
why-which-week = it is not every week, and we do not know which
why-no-times = we know the day but not the times
why-no-end = we do not know when it ends
why-bank-holiday = it is a bank holiday
why-ended = the times we have ended on { $date }
why-unread = some of its times could not be read
moment-tomorrow = tomorrow { $time }
in-term-time = in term time
in-school-holidays = in school holidays
not-in-months = not in { $months }
bank-holidays-closed = closed on bank holidays
bank-holidays-open = open on bank holidays too
dated-closed = closed
place-withheld = The address is not published. You are told it when you get in touch.
cost-donation = Donation
cost-donation-of = Donation, { $sum } suggested
cost-means-tested = Depends on your income and savings
cost-range = { $from } to { $to }
room = Is there room?
room-open = Yes, on { $date }
room-waiting = There is a wait (on { $date })
room-waiting-week = A wait of about 1 week (on { $date })
room-waiting-weeks = A wait of about { $weeks } weeks (on { $date })
room-closed = Full, and taking no names (on { $date })
banner-full = This service is full and is not taking names, as of { $date }.
action-apply = Apply on { $host }
action-report = Report it on { $host }
action-pay = Pay on { $host }
action-book = Book on { $host }
action-tell_us = Tell them on { $host }
wanted = Help they are looking for
wanted-volunteers = Volunteers
wanted-gifts = Gifts
registered = Registered with
registration-rating = rated { $rating }
registration-rating-on = rated { $rating } on { $date }
text-says = The description says { $quotes }
text-says-unchecked = Read from the description by a program, and not checked by a person.

## Sites and helplines
home-area = It is for people in and around { $place }.
turn-outside = When nobody answers there:
turn-outside-who = When nobody answers there, try { $who }.
helplines-heading = Someone to talk to now
helplines-real = The numbers on this page for an emergency and for someone to talk to now are real, although everything else in this demonstration is made up. Please call them only if you need them.
safety-heading = If you need help now
safety-danger = If you or somebody else is in danger, ring 999.
safety-real = The numbers in this box are real, although everything else in this demonstration is made up. Please call them only if you need them.
helpline-line = { $name }: { $reach }. { $when }
helpline-hours = Open: { $hours }.
helpline-text = text { $word } to { $number }
helpline-checked = Checked on { $date }.
helpline-unchecked = We have not checked this number yet.
helplines-unchecked = We have not checked these numbers yet.

## Advice
advice-all = Advice
advice-all-lead = What to know and what to do, written and kept right by the people who answer for it.
advice-none = There is no advice here yet. You can search for services, or ask somebody.
advice-due = This page was to be checked again by { $date }. Until somebody does, some of it may be out of date.
advice-by-machine = A machine translated this page into Welsh, and nobody has reviewed it.
advice-in-english = This page is in English: nobody has translated it yet.
advice-real = The councils and services named here are made up. The law, the national bodies and their numbers are real: please call them only if you need them.
task-apply = Council task: apply
task-report = Council task: report
task-pay = Council task: pay
task-book = Council task: book
task-tell-us = Council task: tell the council
advice-tag = Advice page
advice-needs = Find help near you
advice-topic = All services about { $topic }
advice-also = Read next
advice-sources = Where this comes from
advice-owner = { $who } answers for this page.
advice-reviewed = Last reviewed on { $date }. To be reviewed again by { $next }.
missing-advice-title = That page of advice is not here
missing-advice-why = It may have been taken down or put into another page.
footer-advice = Advice

## Topics
topics-title = Topics
topics-lead = Browse services by what they are about.
topics-none = No service here says what it is about in a way that can be listed.
topic-wider = Part of { $topic }
topic-narrower = In particular
topic-services = { $count ->
    [0] No services
    [one] 1 service
   *[other] { $shown } services
}
topic-all = Narrow these down in a search
missing-topic-title = That topic is not here
missing-topic-why = It may have been renamed, or nothing is about it any more.
footer-topics = Topics

## About this directory
footer-about = About
about-title = About this directory
about-lead = { $name } lists { $services } from { $organisations } in one place, whoever runs them.
about-not-all = It does not list everything. If you find nothing here, that does not mean that there is no help.
about-order = Why results come in their order
about-order-words = What fits your words best comes first. Each result says why it is there.
about-order-nobody-pays = There are no advertisements.
about-order-steward = The people who keep the directory can put a service first for some words, or leave one out. A result that they put first says so.
about-order-known = What a service does not say is shown as not known, and never as no.
about-records = Where the records come from
about-records-own = Somebody answers for each record. Its page says who, and when it was last checked.
about-records-sources = What each source says is kept apart from what others say, so that a mistake in one cannot overwrite another.
about-records-read = Where a page shows words that a program picked out of a description, it says so.
about-more = More
quality-title = How fresh the records are
quality-lead = These figures were counted when you opened this page, on { $date }.
quality-how-many = How much there is
quality-fresh = When services were last checked
quality-half-year = { $count ->
    [one] 1 of { $all } services was checked in the last 6 months
   *[other] { $shown } of { $all } services were checked in the last 6 months
}
quality-year = { $count ->
    [one] 1 of { $all } was checked in the last 12 months, those of the last 6 among them
   *[other] { $shown } of { $all } were checked in the last 12 months, those of the last 6 among them
}
quality-longer = { $count ->
    [one] 1 of { $all } was last checked more than 12 months ago; its page says so
   *[other] { $shown } of { $all } were last checked more than 12 months ago; their pages say so
}
quality-unknown = { $count ->
    [one] 1 of { $all } does not say when it was last checked
   *[other] { $shown } of { $all } do not say when they were last checked
}
quality-fresh-how = The day is the one that the record itself gives. Taking a record in again does not count as checking it.
quality-from = Where they come from
quality-source = Source
quality-services = How many
quality-changed = Last change
quality-written-here = Written in this directory
quality-from-how = A service counts for the source that answers for it, even where others say something about it too.
quality-advice = { $count ->
    [one] 1 page of advice
   *[other] { $shown } pages of advice
}
quality-advice-due = { $count ->
    [one] 1 of { $all } pages is past the day by which it was to be reviewed.
   *[other] { $shown } of { $all } pages are past the day by which they were to be reviewed.
}
quality-counted = How this is counted
quality-counted-who = Only what anybody may see is counted: no drafts, and nothing that is for partners or staff.
quality-counted-closed = Services that have closed, for now or for good, are counted as long as their page is here.
quality-counted-now = When services were last checked is counted in the search index. While much is being loaded it may be some minutes behind, and then the sums differ.

## Accessibility, privacy, cookies
accessibility-title = Accessibility
accessibility-lead = We want everybody to be able to use this directory. It is made so that you can:
accessibility-keyboard = do everything with a keyboard alone
accessibility-script = do everything without JavaScript
accessibility-small = use it on a small phone, or zoom in to 400%, without scrolling sideways
accessibility-reader = use it with a screen reader
accessibility-plain = read what we write without knowing the words that professionals use
accessibility-tested = How it was tested
accessibility-tested-how = It aims at the Web Content Accessibility Guidelines, version 2.2, level AA. The program comes with tests in which a browser goes through its main pages by itself:
accessibility-tested-axe = the rules that the axe tool can judge are checked on a narrow and on a wide screen
accessibility-tested-width = pages are made 320 pixels wide, and must not need scrolling sideways
accessibility-tested-keyboard = journeys are made with the keyboard alone, and without JavaScript
accessibility-tested-not = Such tests find only a part of what can be wrong. People who use screen readers, magnifiers or voice control have not tested this version, and nobody independent has audited it.
accessibility-wrong = What is not right yet
accessibility-wrong-records = Organisations describe their services in their own words. Some descriptions are long or hard to read.
accessibility-wrong-links = Records lead to other websites, and we cannot answer for those.
accessibility-languages = Languages
accessibility-share = { $count ->
    [0] a machine translated the { $all } texts of these pages. Nobody who speaks it has reviewed any of them yet.
   *[other] somebody who speaks it has reviewed { $shown } of the { $all } texts of these pages. A machine translated the others.
}
accessibility-records = Records of services are nearly all in English. On a page in another language they are marked as English, so that a screen reader changes its voice.
accessibility-tell = Tell us
accessibility-tell-us = If something keeps you from using this directory, or you need it in another form, tell the people below. They can also look for you.
accessibility-not-happy = If you are not content with the answer, the { $service } may be able to help, in England, Scotland and Wales.
accessibility-advisory = Equality Advisory and Support Service
accessibility-of = This statement is about version { $version } of Fingerpost, the program behind this directory.
privacy-title = Privacy
privacy-lead = You can use this directory without an account, and without saying who you are.
privacy-search = When you search
privacy-search-address = The words and the place that you type become part of the address of the page. So they are in the history of your browser, and in a link that you pass on. Words that tell of danger are left out of the address.
privacy-search-log = This program writes neither them nor who you are into its log. Whoever runs the computers and networks before it may keep logs of their own.
privacy-search-place = The place serves to work out distances. It is not kept, except as a ward or district in what is counted below.
privacy-search-others = Nobody else is told what you look at: there are no advertisements and no statistics of other companies.
privacy-map = Streets on a map come from { $host }, when you ask for them. That host then learns your network address and which part of the country you look at.
privacy-list = Your list
privacy-list-where = The services that you choose, and what you note about them, are in a cookie of your browser and nowhere else. Only this program can read it.
privacy-list-moved = A link that takes the list to another device holds the list, encrypted, and works for a week. Notes are in it only if you tick that. Whoever has the link can open it.
privacy-told = What you tell us
privacy-told-wrong = If you say that something on a page is not right, what you write is kept for those who look after the record. How to reach you is kept only if you give it, and only until they are done.
privacy-told-help = If you say whether a page was any help, that is counted by page and day. Nothing is kept of you.
privacy-unmet = What people do not find
privacy-unmet-why = So that whoever plans services can learn what is missing, we count searches that found nothing, or found something only when less was asked.
privacy-unmet-what = For each week we count how many people had a kind of need in a ward or district.
privacy-unmet-words = The words are kept only when five different people have used the same ones within a week.
privacy-unmet-who = To count each person once, a code is made from the network address with a key that changes each week and whenever the program starts. It is held in memory and written nowhere.
privacy-fair = Keeping it fair and running
privacy-fair-what = So that nobody takes up all the room, network addresses that ask the interfaces for programs are held in memory. They are written nowhere, and gone when the program stops.
privacy-checks = If you have a feed checked, its address and the report are held in memory for up to a day. Anybody who has the address of the report can read it.
privacy-records = People in records
privacy-records-people = Records may name people whom an organisation gives as contacts. Those who check records are not named to the public.
privacy-records-wrong = If a record says something about you that is wrong, or that should not be here, tell whoever answers for it. The page of the service says who that is.
privacy-cookies = { $cookies }: a list of all that this directory sets.
cookies-title = Cookies
cookies-lead = A cookie is a small text that your browser keeps for a website. This directory sets the ones in this list, and no others.
cookies-name = Name
cookies-purpose = What it is for
cookies-stays = How long it stays
cookie-session = Holds your list and its notes, encrypted. It is set only when you put something on the list.
cookie-session-stays = Until you empty the list or close the browser; it is not read once it is 30 days old
cookie-asked = Holds the words of a search that tells of danger, encrypted, so that no address says them. It is set by such a search, and by any that goes on from it.
cookie-asked-stays = A quarter of an hour
cookie-language = Remembers whether you want English or Welsh. It is set only when you choose.
cookie-language-stays = A year
cookies-storage = If you turn off the keys that lead about the pages, your browser remembers that by itself (as keys-off), until you turn them on again.
cookies-none-else = There are none for statistics or advertising, and none of other websites. That is why we do not ask you to accept any.
cookies-refuse = You can delete or refuse them in your browser. Your list and a search that tells of danger need theirs; everything else works without. Pages then come in the language that your browser asks for.

## For developers

footer-developers = For developers
dev-title = Use this directory’s data
dev-lead = Open to anybody, without a key, from any web page. It is Open Referral UK 3.0 with the parameters of HSDS 3.1, Open Referral UK 1.0, and a search of our own.
dev-wants = An address for each thing
dev-root = What this is, and in which version
dev-list = Services, a page at a time
dev-one = One service, with all that is nested in it
dev-all = All services, whole, one a line
dev-unchanged = Whether a service has changed since you had it, by the ETag of that answer: 304 says no
dev-changed = Which services changed since a moment
dev-words = Services that match words
dev-near = Services with a site within 5 kilometres of a postcode
dev-serves = Services that serve people at a postcode, or have not said whom they serve
dev-open = Services that open on Tuesday at 9am or later and close by 12:30pm
dev-age = Services whose own ages lie between 11 and 25
dev-subject = Services on a subject, narrower ones too
dev-terms = The subjects, from the top
dev-sites = Each site by itself, near a postcode and open on a day
dev-organisations = Organisations, with the services they run
dev-version-1 = The earlier version, Open Referral UK 1.0
dev-version-1-terms = Its subjects, from the top, with the one above each
dev-version-1-reviews = Reviews of services, which only that version has
dev-reasons = Search as people do, with the reason for each result
dev-narrowed = The same within 5 miles of a postcode, free or for a donation, on Tuesdays or with no day given
dev-suggest = What somebody who types may mean
dev-particulars = What is known of a service, and whether it is asserted, read from its description or not known
dev-similar = Services like one, with what they have in common
dev-rules = Good to know
dev-rule-and = Parameters combine: all must hold.
dev-rule-pages = Whoever walks through pages meets each record once, also while an import runs, if no more than ten minutes pass between two pages.
dev-rule-tags = Send If-None-Match with the ETag you have, and what has not changed is not sent again.
dev-rule-limits = Ask one thing after another. Who asks too often gets 429, and Retry-After says when to come again.
dev-rule-errors = Errors are application/problem+json, and say which parameter is wrong and what would be right.
dev-rule-unknown = “Not known” is never “no”: a property that is absent says nothing.
dev-document = The OpenAPI document of all of it

## Checking a feed
validate-title = Check a feed
validate-lead = Give the address of an Open Referral UK feed. You get a report in plain words: what breaks the standard, what its readers trip over, and how much it tells of its services.
validate-label = Address of the feed
validate-hint = That of its API or of its services, such as https://example.org/openreferral
validate-button = Check it
validate-how = What happens then
validate-how-asks = One thing is asked at a time, for a minute at most: what the API says of itself, each list that its version has, whether its pages count right, and some records whole.
validate-how-open = The feed must be open to everybody. Nothing that is inside a private network is asked.
validate-how-kept = The report has an address that only you are told. It is kept for a day, unless many others are asked for.
validate-how-command = To read far more of a feed, or files, use this command:
error = Error
validate-problem = There is a problem
validate-error-title = Error: { $title }
validate-error-address = Enter an address that begins with https:// or http://, such as https://example.org/openreferral
validate-error-elsewhere = Another site sent you here. Look whether the address is the one that you want checked, and press the button.
validate-error-busy = Other feeds are being checked at this moment. Try again in a minute.
validate-error-often = { $count ->
    [one] You had many feeds checked. Try again in 1 minute.
   *[other] You had many feeds checked. Try again in { $shown } minutes.
}
validate-failed-title = { $host } could not be checked
validate-error-private = It is not at an address that everybody can reach, so it was not asked. Publish the feed on the open web, or check it with the command inside your own network.
validate-error-host = There is no such host. Check the spelling of the address.
validate-error-unsafe = The connection is not safe. The server must show a certificate for its name that browsers trust.
validate-error-broken = The connection failed. Check the address, and whether the server runs.
validate-error-silent = No answer came in time. Check whether the server runs, and try again.
validate-error-http = What answers there is no web server. Check the address.
validate-error-absent = It answers { $status }: there is nothing at this address. Give that of the API or of its services.
validate-error-locked = It answers { $status }: it wants a key or a password. The standard asks that everybody may read a feed.
validate-error-status = It answers { $status }. The log of its own server says why.
validate-error-later = { $count ->
    [one] It asks to be left alone for 1 second. Try again then.
   *[other] It asks to be left alone for { $shown } seconds. Try again then.
}
validate-error-astray = It leads on to other addresses, and to no feed in the end. Give the address where the feed is.
validate-error-feed = What is there cannot be read as a feed. Give the address of the API or of its services.
validate-error-long = It sends more than is read here. Check it with the command.
validate-error-time = It was not answered within a minute. Try again, or check it with the command.
validate-error-fault = The check broke off, and the fault is ours. Try again.
validate-running-title = Checking { $host }
validate-running-answers = { $count ->
    [one] 1 answer has been read so far.
   *[other] { $shown } answers have been read so far.
}
validate-running-last = The last came from { $endpoint }.
validate-running-waiting = It asks to be left alone for a moment.
validate-running-next = A check takes a minute at most. You can close this page and come back to its address.
validate-running-look = Look again
validate-gone-title = This report is not here
validate-gone-why = Reports are kept for a day, and not over a restart. Have the feed checked again.
validate-report-title = { $standard }: { $verdict }
validate-verdict-valid = valid
validate-verdict-warnings = valid, with warnings
validate-verdict-not = not valid
validate-checked = { $address } on { $date }
validate-known-root = The version is what the API says of itself: { $version }.
validate-known-names = The API does not name its version. It is taken from the names of properties.
validate-none = Nothing was found that the standard refuses, nor anything that readers trip over.
validate-faults = { $count ->
    [one] 1 fault: the standard refuses it
   *[other] { $shown } faults: the standard refuses them
}
validate-warnings = { $count ->
    [one] 1 warning: readers may trip over it
   *[other] { $shown } warnings: readers may trip over them
}
validate-remarks = { $count ->
    [one] 1 remark: worth knowing
   *[other] { $shown } remarks: worth knowing
}
validate-remarks-show = Show the remarks
validate-often = { $count ->
    [one] in 1 of { $all } records
   *[other] in { $shown } of { $all } records
}
validate-where = Where, for example
validate-optional = The endpoint need not be there, so this only warns.
validate-beyond = This version does not have that endpoint.
validate-more = { $count ->
    [one] 1 more is in the report as JSON.
   *[other] { $shown } more are in the report as JSON.
}
validate-quality = Quality: { $percent }%
validate-quality-why = A feed can be valid and say little. This is the mean of these shares of { $services }.
validate-told-assured = were checked in the last 90 days
validate-told-place = say where they are
validate-told-hours = say when they are open
validate-told-ages = say for which ages they are
validate-told-contact = have a telephone number or an e-mail address
validate-told-cost = say what they cost
validate-told-description = have a description
validate-told-organization = say who runs them
validate-read = What was read
validate-read-all = { $count ->
    [one] 1 record
   *[other] { $shown } records
}
validate-read-some = { $read } of { $all } records
validate-read-sample = Where there are more records, those that were read stand for the others.
validate-json = The report as JSON, for machines
validate-badge = A badge to show
validate-badge-how = Save the picture beside your page, and paste one of these. It says on which day it was so.
validate-badge-save = Save the picture
validate-again = Check again
dev-validate = Publish a feed of your own? { $check }, and see in plain words what to mend.
dev-validate-link = Check it

## What was found in a feed
finding-not-json = is not JSON that can be read
finding-not-json-do = Write the record with a JSON library; do not put it together from text.
finding-unanswered = could not be read: { $why }
finding-unanswered-do = Open the address in a browser and look what it answers.
finding-no-services = no service was found in what was read
finding-no-services-do = Check that this is the address or the file of the services.
finding-missing = is not there, and the standard requires it
finding-missing-do = Add it to every record.
finding-unsaid = is not there, so that readers cannot know how to read the feed
finding-unsaid-do = Add it to the answer of the root, as the standard describes it.
finding-null = is null
finding-blank = is empty text
finding-type = is { $found }, and should be { $wanted }
finding-type-do = Write it as { $wanted }.
finding-format = is not { $wanted }
finding-choice = is none of the standard’s words ({ $words })
finding-choice-do = Use “{ $word }” or another of these words, spelt exactly so.
finding-unknown = is not in the standard
finding-unknown-do = Nothing need be done: other systems pass over it.
finding-version = is a name of { $standard }, which readers of this version do not look for
finding-version-do = Call it { $name }.
finding-spelling = is spelt as the standard does not spell it
finding-contradicts = names another { $other } than the one that it stands with
finding-contradicts-do = Make the reference and the nested id the same.
finding-nowhere = names { $what } that is nowhere in what was read
finding-nowhere-do = Nest what it names in the record, or publish it, or leave the reference out.
finding-repeated = is the id of several records in the list
finding-repeated-do = Give every record an id of its own, and list each once.
finding-repeated-in-list = is the id of several things in one list
finding-repeated-in-list-do = Give each thing in the list an id of its own.
finding-nested = is in the list of all records, where the standard has it only in the full one
finding-nested-do = Nothing need be done; without it the list is shorter and quicker.
finding-ages = is more than the maximum age
finding-ages-do = Look whether the two ages were swapped.
finding-coordinates = is no place on earth
finding-coordinates-do = Latitude is from -90 to 90, longitude from -180 to 180; look whether they were swapped.
finding-unknown-version = is no version that is known here
finding-unknown-version-do = Give the version as the standard does, such as HSDS-UK-3.0.
finding-no-paging = is not there: readers cannot tell where they are in the list
finding-no-paging-do = Add it to every page.
finding-list-name = holds the list, under a name that readers of this version do not look for
finding-list-name-do = Call the list { $name }.
finding-paging-do = Count again when the page is written: readers stop, or go on for ever, by these numbers.
finding-beyond-do = Answer with an empty list, or with 404 (Not Found): some readers go on until one comes.
finding-another-record = is another than the one that was asked for
finding-another-record-do = Answer with the record that has the id in the address.
finding-required-do = Say what it is: the standard requires it.
finding-optional-do = Leave the property out where there is nothing to say.
finding-format-required-do = Write { $wanted }.
finding-format-do = Write { $wanted }, or leave it out.
thing-object = an object
thing-one-object = one object
thing-list = a list
thing-number = a number
thing-whole-number = a whole number
thing-flag = true or false
thing-text = text
thing-null = null
thing-something-else = something else
thing-web-address = a full web address, such as https://example.org/page
thing-email = one e-mail address, such as name@example.org
thing-uuid = a UUID, such as 0b6dd8cb-5e5c-4f1c-9f4b-1f4ad5a3c6e2
thing-date = a date such as 2026-03-31
thing-instant = a date and time with its offset, such as 2026-03-31T09:30:00Z
thing-time = a time such as 09:30
thing-organization = an organization
thing-location = a location
thing-program = a program
thing-service = a service
thing-contact = a contact
thing-phone = a telephone number
thing-service-at-location = a service at a location
thing-taxonomy = a taxonomy
thing-taxonomy-term = a term of a taxonomy
paging-less-than-held = is less than the page holds
paging-not-held = is not how many records the page holds
paging-not-as-held = does not agree with what the page holds
paging-not-as-number = does not agree with the number of the page
paging-not-as-number-and-pages = does not agree with the number of the page and of all pages
paging-more-than-pages = is more than there are pages
paging-not-as-total-and-size = does not agree with the total and the size of a page
paging-not-the-same = is not the same on every page
paging-not-together = is not how many records the pages hold together
paging-not-as-asked = is not the number of the page that was asked for
paging-again = has the records of an earlier page again, though more was announced
paging-again-beyond = has the records of an earlier page again when a page beyond the last is asked for
paging-more-beyond = has more records beyond the page that says it is the last
paging-breaks-beyond = breaks when a page beyond the last is asked for

## Languages that people are helped in, by BCP 47’s codes
spoken-sq = Albanian
spoken-am = Amharic
spoken-ar = Arabic
spoken-hy = Armenian
spoken-bn = Bengali
spoken-bfi = British Sign Language
spoken-bg = Bulgarian
spoken-my = Burmese
spoken-yue = Cantonese
spoken-zh = Chinese
spoken-kw = Cornish
spoken-hr = Croatian
spoken-cs = Czech
spoken-da = Danish
spoken-prs = Dari
spoken-nl = Dutch
spoken-en = English
spoken-et = Estonian
spoken-fi = Finnish
spoken-fr = French
spoken-gd = Scottish Gaelic
spoken-ka = Georgian
spoken-de = German
spoken-el = Greek
spoken-gu = Gujarati
spoken-hak = Hakka
spoken-ha = Hausa
spoken-he = Hebrew
spoken-hi = Hindi
spoken-hu = Hungarian
spoken-ig = Igbo
spoken-ga = Irish
spoken-it = Italian
spoken-ja = Japanese
spoken-ko = Korean
spoken-kri = Krio
spoken-ku = Kurdish
spoken-kmr = Kurmanji
spoken-lv = Latvian
spoken-ln = Lingala
spoken-lt = Lithuanian
spoken-ml = Malayalam
spoken-cmn = Mandarin
spoken-ne = Nepali
spoken-om = Oromo
spoken-ps = Pashto
spoken-fa = Persian (Farsi)
spoken-pl = Polish
spoken-pt = Portuguese
spoken-pa = Punjabi
spoken-rom = Romani
spoken-ro = Romanian
spoken-ru = Russian
spoken-sr = Serbian
spoken-sn = Shona
spoken-sk = Slovak
spoken-so = Somali
spoken-ckb = Sorani
spoken-es = Spanish
spoken-sw = Swahili
spoken-syl = Sylheti
spoken-ta = Tamil
spoken-th = Thai
spoken-ti = Tigrinya
spoken-tr = Turkish
spoken-tw = Twi
spoken-uk = Ukrainian
spoken-ur = Urdu
spoken-vi = Vietnamese
spoken-cy = Welsh
spoken-yo = Yoruba
