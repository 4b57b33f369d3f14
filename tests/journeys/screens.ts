/** Every screen there is, by who may see it. One list for the accessibility, the width and the header journeys. */
export type Look =
	| 'inwoner'
	| 'vrijwilliger'
	| 'sociaal-makelaar'
	| 'buurtteamwerker'
	| 'teamleider'
	| 'contactpersoon'
	| 'beleidsmedewerker'
	| 'privacyfunctionaris'
	| 'beheerder';

export const publicScreens = [
	'/',
	'/buurten',
	'/buurt/GM0344',
	'/buurt/WK034402',
	'/buurt/BU03440831',
	'/doe-mee',
	'/volg',
	'/ja',
	'/bijeenkomsten',
	'/ja/0000-0000-0000',
	'/koppeling',
	'/omzien/code',
	'/omzien/code/0000-0000-0000-0000',
	'/koppeling/0000-0000-0000-0000',
	'/gevraagd-en-aangeboden',
	'/initiatieven',
	'/initiatieven/nieuw',
	'/aanpakken',
	'/cijfers',
	'/privacy',
	'/privacy/partners',
	'/partner/bwp_bestaat-niet',
	'/toegankelijkheid',
	'/klopt-iets-niet',
	'/inloggen',
	'/kijk-binnen',
	'/postvak',
	'/offline',
	'/ontwerp',
	'/bestaat-niet',
];

export const screensOf: Record<string, string[]> = {
	inwoner: [
		'/mijn',
		'/mijn/koppelingen',
		'/mijn/omzien',
		'/mijn/kring-om-mij',
		'/mijn/talenten',
		'/mijn/ja',
		'/mijn/apparaten',
		'/mijn/veiligheid',
		'/kringen',
		'/mijn/programma',
	],
	vrijwilliger: ['/mijn/programma'],
	'sociaal-makelaar': [
		'/vandaag',
		'/vastleggen',
		'/signalen',
		'/patronen',
		'/patronen/nieuw',
		'/patronen/werkgroepen',
		'/patronen/werkgroepen/nieuw',
		'/kaarten',
		'/kaarten/nieuw',
		'/kaarten/zoeken?zoek=tuin',
		'/kaarten/dubbel',
		'/kaarten/inlezen',
		'/kaarten/ophalen',
		'/vragen',
		'/koppelingen',
		'/omzien',
		'/omzien/nieuw',
		'/omzien/nieuw?soort=group',
		'/kringen',
		'/kringen/nieuw',
		'/programmas',
		'/programmas/nieuw',
		'/programmas/nieuw?sjabloon=child-student',
		'/bijeenkomsten/nieuw',
		'/ronde',
		'/ronde/nieuw',
		'/wie-kent-iemand',
		'/wie-kent-iemand/open',
		'/wie-kent-iemand/voor-de-kaart',
		'/vragen/nieuw?onderwerp=dog-walking&gebied=BU03440831',
		'/initiatieven/nakijken',
		'/meer',
	],
	teamleider: ['/partners', '/partners/nieuw', '/ronde'],
	privacyfunctionaris: [
		'/privacy/kijkboek',
		'/privacy/vragen',
		'/privacy/opvallend',
		'/privacy/bewaren',
		'/beheer/teksten',
		'/meer',
	],
	beheerder: ['/beheer', '/beheer/koppelen', '/beheer/rollen', '/beheer/teksten', '/meer'],
};

/** Screens that hang under a list: the first link of this shape on the list is opened too. */
export const detailsOf: Record<string, [list: string, link: RegExp][]> = {
	'': [
		['/initiatieven', /\/initiatief\/[0-9a-f-]{36}$/],
		['/aanpakken', /\/aanpakken\/[a-z-]+$/],
	],
	'sociaal-makelaar': [
		['/signalen', /\/signalen\/[0-9a-f-]{36}$/],
		['/patronen', /\/patronen\/[0-9a-f-]{36}$/],
		['/patronen/werkgroepen', /\/patronen\/werkgroepen\/[0-9a-f-]{36}$/],
		['/kaarten', /\/kaarten\/[0-9a-f-]{36}$/],
		['/koppelingen', /\/koppelingen\/[0-9a-f-]{36}$/],
		['/koppelingen', /\/koppelingen\/vraag\/[0-9a-f-]{36}$/],
		['/wie-kent-iemand', /\/wie-kent-iemand\/[0-9a-f-]{36}$/],
		['/omzien', /\/omzien\/[0-9a-f-]{36}$/],
		['/programmas', /\/programmas\/[0-9a-f-]{36}$/],
		['/vandaag', /\/koppel\/[0-9a-f-]{36}$/],
		['/kringen', /\/kringen\/[0-9a-f-]{36}$/],
		['/kringen', /\/kringen\/voorstel\/[0-9a-f-]{36}$/],
	],
	inwoner: [
		['/mijn/omzien', /\/mijn\/omzien\/[0-9a-f-]{36}$/],
		['/mijn/koppelingen', /\/mijn\/koppelingen\/[0-9a-f-]{36}$/],
		['/kringen', /\/kringen\/[0-9a-f-]{36}$/],
	],
	teamleider: [['/partners', /\/partners\/[0-9a-f-]{36}$/]],
};
