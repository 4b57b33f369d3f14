/**
 * Every mail we send. Neutral on purpose: whoever looks over a shoulder learns nothing about help, debts
 * or health. The first line says what to do (privacy L06); sender and phone number come under it.
 */
export type Locale = 'nl' | 'en';
export type Facts = Record<string, string | number>;

type Words = { subject: string; lines: string[] };
type Template = {
	/** What somebody can say no to. A sign-in code has none: without it nobody gets in. */
	topic?:
		| 'news'
		| 'roles'
		| 'own-data'
		| 'agreements'
		| 'taking-part'
		| 'own-work'
		| 'meetings'
		| 'matches'
		| 'asked-around'
		| 'watching'
		| 'map-keeping'
		| 'rooms'
		| 'activities'
		| 'lending'
		| 'budget'
		| 'referrals';
	nl: (facts: Facts) => Words;
	en: (facts: Facts) => Words;
};

export const templates = {
	'sign-in-code': {
		nl: ({ code, minutes }) => ({
			subject: 'Je code om in te loggen',
			lines: [
				`Typ deze code om in te loggen: ${code}`,
				`De code werkt één keer, ${minutes} minuten lang.`,
				'Vroeg je dit niet? Dan hoef je niets te doen. Geef de code aan niemand.',
			],
		}),
		en: ({ code, minutes }) => ({
			subject: 'Your code to sign in',
			lines: [
				`Type this code to sign in: ${code}`,
				`The code works once, for ${minutes} minutes.`,
				'Did you not ask for this? Then you need not do anything. Give the code to nobody.',
			],
		}),
	},
	news: {
		topic: 'news',
		nl: ({ link }) => ({ subject: 'Er is nieuws voor je', lines: [`Kijk wat er nieuw is: ${link}`] }),
		en: ({ link }) => ({ subject: 'There is news for you', lines: [`See what is new: ${link}`] }),
	},
	meeting: {
		topic: 'meetings',
		nl: ({ link, time }) => ({
			subject: 'Morgen is er overleg',
			lines: [`Bekijk de agenda: ${link}`, `Jullie beginnen om ${time} uur.`],
		}),
		en: ({ link, time }) => ({
			subject: 'There is a meeting tomorrow',
			lines: [`Look at the agenda: ${link}`, `You begin at ${time}.`],
		}),
	},
	'role-given': {
		topic: 'roles',
		nl: ({ role, team, until, link }) => ({
			subject: 'Je kunt aan het werk',
			lines: [`Log in om te beginnen: ${link}`, `Je bent ${role} bij ${team}, tot en met ${until}.`],
		}),
		en: ({ role, team, until, link }) => ({
			subject: 'You can start',
			lines: [`Sign in to begin: ${link}`, `You are ${role} with ${team}, up to and including ${until}.`],
		}),
	},
	'role-ended': {
		topic: 'roles',
		nl: ({ role, team }) => ({
			subject: 'Je rol is gestopt',
			lines: [
				`Je hoeft niets te doen: je rol bij ${team} is gestopt.`,
				`Het ging om: ${role}. Klopt dat niet? Bel ons.`,
			],
		}),
		en: ({ role, team }) => ({
			subject: 'Your role has ended',
			lines: [
				`You need not do anything: your role with ${team} has ended.`,
				`It was: ${role}. Is that not right? Call us.`,
			],
		}),
	},
	'address-changed': {
		topic: 'own-data',
		nl: () => ({
			subject: 'Je mailadres is veranderd',
			lines: [
				'Was jij dit niet? Bel ons dan meteen.',
				'Inloggen gaat voortaan met een ander mailadres. Alle apparaten zijn uitgelogd.',
			],
		}),
		en: () => ({
			subject: 'Your mail address has changed',
			lines: [
				'Was this not you? Then call us right away.',
				'From now on you sign in with another mail address. All devices were signed out.',
			],
		}),
	},
	'card-not-used': {
		topic: 'own-data',
		nl: ({ day, link }) => ({
			subject: 'Wil je je gegevens houden?',
			lines: [`Log in als je je gegevens wilt houden: ${link}`, `Doe je niets? Dan wissen we ze vanaf ${day}.`],
		}),
		en: ({ day, link }) => ({
			subject: 'Do you want to keep your data?',
			lines: [`Sign in if you want to keep your data: ${link}`, `Doing nothing? Then we erase them from ${day}.`],
		}),
	},
	'own-data-answered': {
		topic: 'own-data',
		nl: ({ link }) => ({ subject: 'Er is antwoord op je vraag', lines: [`Lees het antwoord: ${link}`] }),
		en: ({ link }) => ({ subject: 'Your question has an answer', lines: [`Read the answer: ${link}`] }),
	},
	'own-data-waits': {
		topic: 'own-work',
		nl: ({ link }) => ({
			subject: 'Iemand wacht op antwoord',
			lines: [`Een vraag over eigen gegevens wacht twintig dagen: ${link}`, 'Binnen een maand moet er antwoord zijn.'],
		}),
		en: ({ link }) => ({
			subject: 'Somebody waits for an answer',
			lines: [`A question about own data has waited twenty days: ${link}`, 'The answer is due within a month.'],
		}),
	},
	'look-in-emergency': {
		topic: 'own-work',
		nl: ({ link }) => ({
			subject: 'Kijk vandaag naar een melding',
			lines: [`Er is een melding over inzien die je moet weten: ${link}`, 'Log in om te lezen wat er gebeurde.'],
		}),
		en: ({ link }) => ({
			subject: 'Look at a notice today',
			lines: [`There is a notice about access that you should know: ${link}`, 'Sign in to read what happened.'],
		}),
	},
	'own-data-seen': {
		topic: 'own-data',
		nl: ({ link }) => ({
			subject: 'Iemand bekeek jouw gegevens',
			lines: [`Log in en lees wie dat was: ${link}`, 'Klopt het niet? Dan kun je dat daar zeggen.'],
		}),
		en: ({ link }) => ({
			subject: 'Somebody looked at your data',
			lines: [`Sign in and read who it was: ${link}`, 'Is it not right? You can say so there.'],
		}),
	},
	'own-file-changed': {
		topic: 'own-data',
		nl: ({ link }) => ({
			subject: 'Er is iets veranderd voor jou',
			lines: [`Log in en lees wat het is: ${link}`, 'Klopt het niet? Dan kun je dat daar zeggen.'],
		}),
		en: ({ link }) => ({
			subject: 'Something changed for you',
			lines: [`Sign in and read what it is: ${link}`, 'Is it not right? You can say so there.'],
		}),
	},
	'erase-planned': {
		topic: 'own-data',
		nl: ({ day, link }) => ({
			subject: 'Je gegevens gaan weg',
			lines: [
				'Je hoeft niets te doen: we wissen je gegevens.',
				`Op ${day} zijn ze echt weg. Spijt? Zet ze terug: ${link}`,
			],
		}),
		en: ({ day, link }) => ({
			subject: 'Your data will go',
			lines: [
				'You need not do anything: we erase your data.',
				`On ${day} they are really gone. Regret it? Put them back: ${link}`,
			],
		}),
	},
	'agreement-link': {
		topic: 'agreements',
		nl: ({ link, ours }) => ({
			subject: 'Jouw link voor onze afspraak',
			lines: [
				`Lees de afspraak en zeg of ze klopt: ${link}`,
				`De afspraak is met ${ours}. Later geef je met dezelfde link iets door.`,
				'Bewaar de link goed en geef hem aan niemand. Kwijt? Vraag een nieuwe.',
			],
		}),
		en: ({ link, ours }) => ({
			subject: 'Your link for our agreement',
			lines: [
				`Read the agreement and say whether it is right: ${link}`,
				`The agreement is with ${ours}. Later you pass something on with the same link.`,
				'Keep the link safe and give it to nobody. Lost it? Ask for a new one.',
			],
		}),
	},
	'agreement-ends': {
		topic: 'agreements',
		nl: ({ partner, ours, day }) => ({
			subject: 'Onze afspraak loopt af',
			lines: [
				'Kijk samen of jullie verder gaan.',
				`De afspraak tussen ${ours} en ${partner} geldt tot en met ${day}. Daarna werken de links niet meer.`,
			],
		}),
		en: ({ partner, ours, day }) => ({
			subject: 'Our agreement is ending',
			lines: [
				'See together whether you go on.',
				`The agreement between ${ours} and ${partner} holds up to and including ${day}. After that the links stop working.`,
			],
		}),
	},
	'say-yes': {
		topic: 'taking-part',
		nl: ({ link, days }) => ({
			subject: 'Zeg je ja?',
			lines: [
				`Zeg ja met één tik: ${link}`,
				`De link werkt één keer, ${days} dagen lang. Pas na jouw ja tel je mee.`,
				'Vulde jij niets in? Doe dan niets. Dan vergeten we je mailadres vanzelf.',
			],
		}),
		en: ({ link, days }) => ({
			subject: 'Do you say yes?',
			lines: [
				`Say yes with one tap: ${link}`,
				`The link works once, for ${days} days. You only count after your yes.`,
				'Did you not fill in anything? Then do nothing. We forget your mail address by itself.',
			],
		}),
	},
	'arranging-ends': {
		topic: 'own-work',
		nl: ({ link, day }) => ({
			subject: 'Een afspraak loopt bijna af',
			lines: [`Kijk of je dit nog wilt blijven regelen: ${link}`, `Doe je niets, dan stopt het op ${day}.`],
		}),
		en: ({ link, day }) => ({
			subject: 'An agreement ends soon',
			lines: [`See whether you still want to arrange this: ${link}`, `If you do nothing, it stops on ${day}.`],
		}),
	},
	'still-runs': {
		topic: 'taking-part',
		nl: ({ link }) => ({
			subject: 'Loopt het nog?',
			lines: [
				`Hoe gaat het nu zonder werker? Zeg het met één tik: ${link}`,
				'Loopt het stroef? Dan belt een werker je.',
			],
		}),
		en: ({ link }) => ({
			subject: 'Does it still run?',
			lines: [
				`How is it going without a worker? Tell us with one tap: ${link}`,
				'Is it stuck? Then a worker calls you.',
			],
		}),
	},
	'conflict-told': {
		topic: 'own-work',
		nl: ({ link }) => ({
			subject: 'Iemand vertelde je iets',
			lines: [`Kijk vandaag nog: ${link}`, 'Alleen jij en wie voor je invalt kunnen dit lezen.'],
		}),
		en: ({ link }) => ({
			subject: 'Somebody told you something',
			lines: [`Please look today: ${link}`, 'Only you and who stands in for you can read this.'],
		}),
	},
	'match-asked': {
		topic: 'matches',
		nl: ({ link }) => ({
			subject: 'Er is een vraag voor je',
			lines: [
				`Lees de vraag en zeg ja of nee: ${link}`,
				'Nee is ook goed. Niemand hoort wie je bent zolang je geen ja zegt.',
			],
		}),
		en: ({ link }) => ({
			subject: 'There is a question for you',
			lines: [
				`Read the question and say yes or no: ${link}`,
				'No is fine too. Nobody hears who you are as long as you do not say yes.',
			],
		}),
	},
	'match-how': {
		topic: 'matches',
		nl: ({ link }) => ({
			subject: 'Hoe ging het?',
			lines: [`Vertel kort hoe het ging: ${link}`, 'Lukte het niet? Dat mag je ook zeggen.'],
		}),
		en: ({ link }) => ({
			subject: 'How did it go?',
			lines: [`Tell briefly how it went: ${link}`, 'Did it not work out? You can say that too.'],
		}),
	},
	'practice-answer': {
		topic: 'referrals',
		nl: ({ link, code }) => ({
			subject: 'Er is een antwoord voor je praktijk',
			lines: [`Bekijk het antwoord met je code: ${link}`, `Het gaat om de code die eindigt op ${code}.`],
		}),
		en: ({ link, code }) => ({
			subject: 'There is an answer for your practice',
			lines: [`Read the answer with your code: ${link}`, `It is about the code that ends in ${code}.`],
		}),
	},
	'asked-around': {
		topic: 'asked-around',
		nl: ({ link }) => ({
			subject: 'Collega’s vragen iets',
			lines: [`Kijk of je iemand weet: ${link}`, 'Eén tik is genoeg. We mailen je hierover hooguit één keer per dag.'],
		}),
		en: ({ link }) => ({
			subject: 'Colleagues are asking',
			lines: [`See whether you know someone: ${link}`, 'One tap is enough. We mail you about this once a day at most.'],
		}),
	},
	'watch-call': {
		topic: 'watching',
		nl: ({ link }) => ({
			subject: 'Kijk je even?',
			lines: [`Kijk nu even wat er is: ${link}`, 'Jij let mee op. Misschien is er niets aan de hand.'],
		}),
		en: ({ link }) => ({
			subject: 'Will you have a look?',
			lines: [`Have a look now: ${link}`, 'You keep an eye out. Maybe nothing is the matter.'],
		}),
	},
	'watch-please-call': {
		topic: 'watching',
		nl: () => ({
			subject: 'Bel je even?',
			lines: [
				'Bel nu even degene die jou opgaf om te bellen.',
				'Iemand die meekijkt vraagt erom. Neemt niemand op? Ga dan langs. Bij gevaar bel je 112.',
			],
		}),
		en: () => ({
			subject: 'Will you call?',
			lines: [
				'Please call the person who named you as the one to call.',
				'Somebody who keeps an eye out asks for it. No answer? Then go there. In danger call 112.',
			],
		}),
	},
	'map-still-right': {
		topic: 'map-keeping',
		nl: ({ link, names }) => ({
			subject: 'Klopt dit nog?',
			lines: [
				`Kijk of dit nog klopt: ${link}`,
				`Het gaat over:\n${names}`,
				'Je zegt het met één knop. Inloggen hoeft niet. Deze link werkt vier weken.',
			],
		}),
		en: ({ link, names }) => ({
			subject: 'Is this still right?',
			lines: [
				`See whether this is still right: ${link}`,
				`It is about:\n${names}`,
				'One button says it. You need not sign in. This link works for four weeks.',
			],
		}),
	},
	'who-still-right': {
		topic: 'own-work',
		nl: ({ link }) => ({
			subject: 'Klopt wat er over jou staat?',
			lines: [`Kijk of dit nog klopt: ${link}`, 'Eén knop is genoeg. Doe je niets, dan verdwijnt het na een jaar.'],
		}),
		en: ({ link }) => ({
			subject: 'Is what it says about you right?',
			lines: [
				`See whether this is still right: ${link}`,
				'One button is enough. If you do nothing, it goes after a year.',
			],
		}),
	},
	'map-look-first': {
		topic: 'own-work',
		nl: ({ link, names }) => ({
			subject: 'Klopt dit nog?',
			lines: [`Kijk of dit nog klopt: ${link}`, `Jij houdt dit bij:\n${names}`],
		}),
		en: ({ link, names }) => ({
			subject: 'Is this still right?',
			lines: [`See whether this is still right: ${link}`, `You look after this:\n${names}`],
		}),
	},
	'map-without-keeper': {
		topic: 'own-work',
		nl: ({ link }) => ({
			subject: 'Wil jij dit bijhouden?',
			lines: [`Kijk of jij dit op de kaart wilt bijhouden: ${link}`, 'Wie het deed, is weg of niet te bereiken.'],
		}),
		en: ({ link }) => ({
			subject: 'Will you look after this?',
			lines: [
				`See whether you want to look after this on the map: ${link}`,
				'Whoever did is gone or cannot be reached.',
			],
		}),
	},
	'room-booked': {
		topic: 'rooms',
		nl: ({ link }) => ({
			subject: 'Je boeking staat',
			lines: [`Bekijk of verander je boeking: ${link}`, 'Bewaar deze mail: de link is je sleutel tot de boeking.'],
		}),
		en: ({ link }) => ({
			subject: 'Your booking stands',
			lines: [`See or change your booking: ${link}`, 'Keep this mail: the link opens your booking.'],
		}),
	},
	'room-noted': {
		topic: 'rooms',
		nl: ({ link }) => ({
			subject: 'Je boeking wacht nog',
			lines: [`Volg je boeking: ${link}`, 'Bewaar deze mail. Je hoort het als er ja gezegd is.'],
		}),
		en: ({ link }) => ({
			subject: 'Your booking waits',
			lines: [`Follow your booking: ${link}`, 'Keep this mail. You hear when there is a yes.'],
		}),
	},
	'room-asked': {
		topic: 'rooms',
		nl: ({ link }) => ({
			subject: 'Iemand wil een ruimte boeken',
			lines: [`Zeg ja of nee: ${link}`, 'Tot die tijd houden we de plek vast.'],
		}),
		en: ({ link }) => ({
			subject: 'Somebody wants to book a room',
			lines: [`Say yes or no: ${link}`, 'Until then we keep the place.'],
		}),
	},
	'room-promised': {
		topic: 'rooms',
		nl: ({ link }) => ({
			subject: 'Je boeking is goed',
			lines: [`Bekijk je boeking: ${link}`, 'Heb je een code? Die stond in je eerste mail of op je scherm.'],
		}),
		en: ({ link }) => ({
			subject: 'Your booking is fine',
			lines: [`See your booking: ${link}`, 'Do you have a code? It was in your first mail or on your screen.'],
		}),
	},
	'room-refused': {
		topic: 'rooms',
		nl: ({ link }) => ({
			subject: 'Je boeking gaat niet door',
			lines: [`Kies een andere tijd: ${link}`, 'Het spijt ons. Misschien lukt een andere dag wel.'],
		}),
		en: ({ link }) => ({
			subject: 'Your booking does not go on',
			lines: [`Choose another time: ${link}`, 'We are sorry. Another day may do.'],
		}),
	},
	'room-tomorrow': {
		topic: 'rooms',
		nl: ({ link }) => ({
			subject: 'Morgen heb je een plek geboekt',
			lines: [`Kijk hoe laat, en wie de deur opent: ${link}`, 'Denk aan de sleutel. Kun je niet? Zeg dan nu even af.'],
		}),
		en: ({ link }) => ({
			subject: 'You have booked a place for tomorrow',
			lines: [
				`See at what time, and who opens the door: ${link}`,
				'Think of the key. Can you not come? Then cancel now.',
			],
		}),
	},
	'activity-signed-up': {
		topic: 'activities',
		nl: ({ link }) => ({
			subject: 'Je doet mee',
			lines: [`Bewaar dit adres: ${link}`, 'Je gaf je op. Daar kun je iets veranderen of je afmelden.'],
		}),
		en: ({ link }) => ({
			subject: 'You are coming',
			lines: [`Keep this address: ${link}`, 'You signed up. There you can change something or cancel.'],
		}),
	},
	'activity-waiting': {
		topic: 'activities',
		nl: ({ link }) => ({
			subject: 'Je staat op de wachtlijst',
			lines: [`Bewaar dit adres: ${link}`, 'Het is nu vol. Komt er een plek vrij, dan mailen we je.'],
		}),
		en: ({ link }) => ({
			subject: 'You are on the waiting list',
			lines: [`Keep this address: ${link}`, 'It is full now. When a place comes free we mail you.'],
		}),
	},
	'activity-offered': {
		topic: 'activities',
		nl: ({ link }) => ({
			subject: 'Er is een plek vrij',
			lines: [`Zeg ja als je nog mee wilt: ${link}`, 'Wacht niet te lang. Daarna vragen we de volgende.'],
		}),
		en: ({ link }) => ({
			subject: 'A place came free',
			lines: [`Say yes if you still want to come: ${link}`, 'Do not wait too long. After that we ask the next.'],
		}),
	},
	'activity-off': {
		topic: 'activities',
		nl: ({ link }) => ({
			subject: 'Het gaat niet door',
			lines: [`Kijk welke dag niet doorgaat: ${link}`, 'Je had je opgegeven. Je hoeft verder niets te doen.'],
		}),
		en: ({ link }) => ({
			subject: 'It does not take place',
			lines: [`See which day does not take place: ${link}`, 'You had signed up. You need not do anything.'],
		}),
	},
	'activity-moved': {
		topic: 'activities',
		nl: ({ link }) => ({
			subject: 'De tijd is veranderd',
			lines: [`Kijk naar de nieuwe dag en tijd: ${link}`, 'Je had je opgegeven. Kun je dan niet? Meld je daar af.'],
		}),
		en: ({ link }) => ({
			subject: 'The time has changed',
			lines: [`See the new day and time: ${link}`, 'You had signed up. Can you not come then? Cancel it there.'],
		}),
	},
	'activity-pair': {
		topic: 'activities',
		nl: ({ link }) => ({
			subject: 'Ga je met iemand samen?',
			lines: [`Zeg ja of nee: ${link}`, 'Jullie zien elkaars naam pas als jullie allebei ja zeggen.'],
		}),
		en: ({ link }) => ({
			subject: 'Will you go with somebody?',
			lines: [`Say yes or no: ${link}`, 'You see each other’s name only when you both say yes.'],
		}),
	},
	'activity-pair-yes': {
		topic: 'activities',
		nl: ({ link }) => ({
			subject: 'Jullie gaan samen',
			lines: [`Kijk met wie je gaat: ${link}`, 'Jullie zeiden allebei ja. Spreek samen af waar en hoe laat.'],
		}),
		en: ({ link }) => ({
			subject: 'You go together',
			lines: [`See with whom you go: ${link}`, 'You both said yes. Agree together where and when.'],
		}),
	},
	'lending-answer': {
		topic: 'lending',
		nl: ({ link }) => ({
			subject: 'Er is antwoord op je vraag',
			lines: [`Kijk of je het mag lenen: ${link}`, 'Wie uitleent gaf antwoord.'],
		}),
		en: ({ link }) => ({
			subject: 'Your question was answered',
			lines: [`See whether you may borrow it: ${link}`, 'Who lends gave an answer.'],
		}),
	},
	'lending-late': {
		topic: 'lending',
		nl: ({ link }) => ({
			subject: 'Breng je het terug?',
			lines: [`Kijk wat je nog hebt: ${link}`, 'De laatste dag is voorbij. Anderen willen het misschien ook lenen.'],
		}),
		en: ({ link }) => ({
			subject: 'Will you bring it back?',
			lines: [`See what you still have: ${link}`, 'The last day is over. Others may want to borrow it too.'],
		}),
	},
	'request-late': {
		topic: 'own-work',
		nl: ({ link }) => ({
			subject: 'Een aanvraag wacht op ons',
			lines: [`Kijk wat er nu nodig is: ${link}`, 'Bewoners wachten op de gemeente, of hun contactpersoon is weg.'],
		}),
		en: ({ link }) => ({
			subject: 'A request waits for us',
			lines: [`See what is needed now: ${link}`, 'Residents wait for the municipality, or their contact has left.'],
		}),
	},
	'promise-soon': {
		topic: 'meetings',
		nl: ({ link }) => ({
			subject: 'Er komt een dag aan',
			lines: [
				`Vertel hoe het ervoor staat: ${link}`,
				'Op een bijeenkomst is iets toegezegd namens jouw organisatie. Inloggen hoeft niet.',
			],
		}),
		en: ({ link }) => ({
			subject: 'A day is coming up',
			lines: [
				`Tell how it stands: ${link}`,
				'At a meeting something was promised for your organisation. You need not sign in.',
			],
		}),
	},
	'promise-late': {
		topic: 'meetings',
		nl: ({ link }) => ({
			subject: 'De dag is voorbij',
			lines: [
				`Vertel wat ervan kwam, of noem een nieuwe dag: ${link}`,
				'Op de pagina van de buurt staat nu dat het te laat is. Inloggen hoeft niet.',
			],
		}),
		en: ({ link }) => ({
			subject: 'The day is over',
			lines: [
				`Tell what came of it, or name a new day: ${link}`,
				'The page of the neighbourhood now says that it is late. You need not sign in.',
			],
		}),
	},
	'promise-late-here': {
		topic: 'own-work',
		nl: ({ link }) => ({
			subject: 'Een belofte is te laat',
			lines: [`Kijk welke belofte het is: ${link}`, 'Wie het beloofde, kreeg ook bericht. Bel gerust even.'],
		}),
		en: ({ link }) => ({
			subject: 'A promise is late',
			lines: [`See which promise it is: ${link}`, 'Who promised it heard too. Feel free to call.'],
		}),
	},
	'budget-yes': {
		topic: 'budget',
		nl: ({ link }) => ({
			subject: 'Is dit jouw voorstel?',
			lines: [
				`Druk op de knop op deze pagina: ${link}`,
				'Bewaar deze mail: met de link zie en verander je het voorstel.',
				'Deed jij dit niet? Dan hoef je niets te doen. Na twee weken is het weg.',
			],
		}),
		en: ({ link }) => ({
			subject: 'Is this your proposal?',
			lines: [
				`Press the button on this page: ${link}`,
				'Keep this mail: the link lets you see and change the proposal.',
				'Was this not you? Then you need not do anything. After two weeks it is gone.',
			],
		}),
	},
	'jury-yes': {
		topic: 'budget',
		nl: ({ link }) => ({
			subject: 'Wil je in de jury?',
			lines: [
				`Druk op de knop op deze pagina: ${link}`,
				'Bewaar deze mail: dezelfde link is later je sleutel. Deed jij dit niet? Dan hoef je niets te doen.',
			],
		}),
		en: ({ link }) => ({
			subject: 'Would you like to be in the jury?',
			lines: [
				`Press the button on this page: ${link}`,
				'Keep this mail: later the same link is your key. Was this not you? Then you need not do anything.',
			],
		}),
	},
	'jury-drawn': {
		topic: 'budget',
		nl: ({ link }) => ({
			subject: 'Je bent geloot voor de jury',
			lines: [
				`Kijk hoe er geloot is: ${link}`,
				'Open daarna de link uit je eerste mail, of typ je code. Zeg daar ja of nee.',
			],
		}),
		en: ({ link }) => ({
			subject: 'You were drawn for the jury',
			lines: [
				`See how the draw was done: ${link}`,
				'Then open the link of your first mail, or type your code. Say yes or no there.',
			],
		}),
	},
	'budget-follow': {
		topic: 'budget',
		nl: ({ link }) => ({
			subject: 'Wil je dit volgen?',
			lines: [
				`Druk op de knop op deze pagina: ${link}`,
				'Met dezelfde link stop je er ook weer mee. Deed jij dit niet? Dan hoef je niets te doen.',
			],
		}),
		en: ({ link }) => ({
			subject: 'Do you want to follow this?',
			lines: [
				`Press the button on this page: ${link}`,
				'The same link stops it again. Was this not you? Then you need not do anything.',
			],
		}),
	},
	'budget-news': {
		topic: 'budget',
		nl: ({ link }) => ({
			subject: 'Er is nieuws over een voorstel',
			lines: [`Lees wat er veranderde: ${link}`, 'Je stelde dit voor, of je volgt het.'],
		}),
		en: ({ link }) => ({
			subject: 'There is news about a proposal',
			lines: [`Read what changed: ${link}`, 'You proposed this, or you follow it.'],
		}),
	},
} satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

export const topicOf = (name: TemplateName): string | undefined => (templates[name] as Template).topic;

export type Sender = { municipality: string; phone: string };
export type Letter = { subject: string; text: string };

const closing = {
	nl: ({ municipality, phone }: Sender) => [
		`Buurtweefsel, gemeente ${municipality}`,
		...(phone ? [`Liever bellen? ${phone}`] : []),
	],
	en: ({ municipality, phone }: Sender) => [
		`Buurtweefsel, municipality of ${municipality}`,
		...(phone ? [`Rather call? ${phone}`] : []),
	],
};
const stopping = {
	nl: (link: string) => ['Wil je dit soort mail niet meer? Stop ermee:', link],
	en: (link: string) => ['No more mail of this kind? Stop it:', link],
};

/** A whole letter as plain text. Who can say no to it finds the way to do so at the bottom. */
/** The same as a text message: who it is from, and what to do. */
export const textMessage = (name: TemplateName, locale: Locale, facts: Facts, municipality: string): string =>
	`Buurtweefsel ${municipality}: ${(templates[name] as Template)[locale](facts).lines[0]}`;

export function letter(name: TemplateName, locale: Locale, facts: Facts, sender: Sender, stopLink?: string): Letter {
	const { subject, lines } = (templates[name] as Template)[locale](facts);
	const parts = [
		lines.join('\n\n'),
		closing[locale](sender).join('\n'),
		...(stopLink ? [stopping[locale](stopLink).join('\n')] : []),
	];
	return { subject, text: `${parts.join('\n\n')}\n` };
}
