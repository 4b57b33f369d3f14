const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Dutch words that say nothing about the subject of a sentence. Written as `plainText` gives them. */
export const emptyWords = list(`
	aan af al alle allebei allemaal alles als alsof altijd ander andere anderen anders bent ben bij bijna bijvoorbeeld
	daar daardoor daarmee daarna daarom daarvan dan dat de der deze dhr die dit doe doen doet door dus echt een eens
	eentje eerst eigen eigenlijk elk elke en enig er erg ergens even ga gaan gaat gauw ge gedaan geen gegaan gehad gek gewoon
	geworden graag haar had hadden hallo heb hebben hebt heeft heel hele hem hen het hier hij hoe hoi hun ieder iedere
	iedereen iemand iets ik in is ja je jij jou jouw jullie kan kom komen komt kon konden kun kunnen kunt laat laten
	lang langer lastig later leuk liefst maak maakt maar mag me mee meer meest meestal men met meteen meneer mevrouw mij mijn
	mijne misschien mocht moest moesten moet moeten mogen mr mw na naar nergens net niemand niet niets niks nodig nog nogal
	nooit nou nu of ofzo om omdat onder ons onze ook op over paar per pas precies prima samen soms staat staan steeds
	tegen terug terwijl te toch toe toen tot tussen twee drie u uit uw vaak van vanaf vanuit veel via vind vinden vindt
	voor voordat vooral vorig vorige vraag waar waarom wanneer want was waren wat we weer weet weten weg wel welk welke
	werd werden wie wij wil wilde willen word worden wordt zal ze zeg zei zeker zelf zet zetten zich zie zien ziet zij zijn zin
	zitten zo zoals zodat zoek zoeken zoekt zolang zonder zou zouden zijn weinig weken maand maanden
	maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag morgen vier vijf zes zeven acht negen tien
	een uur uren keer week weekend goed beter mooi nieuw nieuwe oud oude jaar jaren dag dagen staan ligt sinds zit
	beetje bedankt dank tijdje groet groeten hoor volgende dingen ding steeds vroeger ging begin begint beginnen
	bew bewoner bewoners mevr hr pt patient patiente client clienten cliente klant klanten mn zn ff effe es kben kheb nie ofzo
	enzo gwn egt iemd pff haha lol yo bro mot zoo ivm mbt vm nm pw tel nr telnr bijz verder straks vervolg gepland verslag
	goeiemorgen goedemorgen goedemiddag goedenavond groetjes top oke ok meldt noemt zegt ingesproken kantoor besproken
	goede welkom fijne liggen ligt lag krijg krijgt kreeg heen bijzonderheden
	geef geeft geven gezien maken doe hele eraan ervan ermee eruit erin erbij hiervan waarvan waar heen
`);

/** Words that appear in every conversation: they count a little, never on their own. */
export const faintWords = list(`
	mensen man vrouw moeder vader kind kinderen zoon dochter buurt wijk straat huis thuis avond ochtend middag nacht
	avonds ochtends overdag alleen hulp help helpen nederlands praten praat vertellen vertel gesprek vroeg leren leer
	plek geld werk werken lopen loopt buiten binnen eten dagelijks familie broer zus opa oma deur euro zomer winter
	durf durft durven bang probleem problemen vragen gemeente flat groep leven oudere ouderen jonge jong kleine klein groot grote
	fijn gezellig lekker tijd afspraak bellen belt bel telefoon zeggen gezegd brengen halen neem nemen hou houd houden meenemen
	terugkomen verplaatst gesproken spreken wonen woont woon duur lukt snap begrijp kwijt vol leeg klaar stil iets andersom
	contact collega nieuws rustig warm kaartje app vakantie sleutel langs route
	haal ziek oppassen boven onder hand handen hoofd gebruiken gebruikt willen wens buren buurvrouw buurman
`);
