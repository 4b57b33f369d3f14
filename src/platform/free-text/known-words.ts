/** Words that carry a capital without being a person: days, places, languages, feasts and institutions. Lower case, one line per sort. */
const text = `
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december
pasen kerst kerstmis pinksteren sinterklaas koningsdag burendag ramadan suikerfeest offerfeest iftar keti koti divali oud nieuw bevrijdingsdag hemelvaart
nederland nederlands nederlandse nederlander nederlanders turks turkse turkije marokkaans marokkaanse marokko arabisch arabische engels engelse engeland duits duitse duitsland
frans franse frankrijk spaans spaanse spanje pools poolse polen oekraïne oekraïens oekraïense syrië syrisch syrische eritrea eritrese somalië somalisch somalische afghaans afghaanse
surinaams surinaamse suriname antilliaans antilliaanse curaçao indonesisch indische moluks molukse chinees chinese italiaans italiaanse portugees portugese roemeens roemeense bulgaars bulgaarse
iran iraans iraanse irak iraaks iraakse europa europees europese afrika afrikaans afrikaanse koerdisch koerdische tigrinya papiaments berbers fries friese
amsterdam rotterdam utrecht zeist haarlem nijmegen leeuwarden arnhem enschede groningen eindhoven tilburg breda almere amersfoort nieuwegein houten maarssen bunnik driebergen
den haag bosch veenendaal soest baarn bilt hengelo schiedam zwolle deventer apeldoorn maastricht
kanaleneiland overvecht zuilen ondiep lombok leidsche rijn vleuten de meern vleuterweide terwijde lunetten hoograven tolsteeg rivierenwijk transwijk wittevrouwen tuindorp pijlsweerd
zuid noord oost west noordoost zuidwest noordwest zuidoost centrum binnenstad
wmo wlz uwv svb cak cbr ind coa vog azc ggz ggd gp poh duo digid mijnoverheid anwb ov ns u-ov bibliotheek gemeente wijkteam buurtteam buurthuis stichting vereniging
albert heijn ah jumbo lidl aldi action hema ikea marktplaats facebook whatsapp instagram tiktok youtube google nextdoor zoom teams word excel internet
voedselbank kledingbank humanitas rode kruis leger heils oranje fonds present zonnebloem speeltuin oase portaal mitros bo-ex woonin vluchtelingenwerk taalhuis
god allah jezus bijbel koran islam moslim moslims christen christenen joods joodse hindoe hindoes kerk moskee
ik we wij jij je u hij zij ze het de een er dat dit die deze en of maar want dus omdat als toen wie wat waar hoe wanneer waarom mijn onze ons jullie hun haar zijn
graag misschien soms vaak nu nog ook niet geen veel weinig iedereen niemand iemand mensen buren buurvrouw buurman bewoners moeder vader ouders kinderen jongeren ouderen
`;

const words = new Set(text.trim().split(/\s+/));

/** Whether a word with a capital is known to be something else than a person. */
export const isKnownWord = (word: string): boolean => words.has(word.toLowerCase());
