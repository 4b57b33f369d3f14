/**
 * First names common in Dutch neighbourhoods, of many origins, in lower case. Not complete and not meant to be: together with
 * titles and capitals in the middle of a sentence they make a writer look twice. Names that are also ordinary words
 * (roos, iris, storm, sem) stand apart and count only with a capital.
 */
const text = `
aaliyah aad aart aaron abdel abdellah abdelkader abdul abdullah abel achmed ada adam adil adriaan adriana agnes ahmad ahmed ahmet aicha
aida aisha aissa aleksandra alex alexander alexandra ali alice alida alie alina aliya alma amal amelia amin amina amira amy ana anass andre
andrea andreas andries andrzej angela angelique anique anita anja anke ann anna annabel anne anneke annelies annemarie annemiek annet
annette annie anouar anouk ans anthony antoinette anton antonia antoon arend ariana arie arjan arjen arnold arthur asha astrid atie aya ayoub
ayse aziz aziza babette barbara bart bas bashir bastiaan beatrijs beatrix ben benjamin berend bernadette bernard bert bertha betsy betty bianca bilal
bjorn bob boris boudewijn bouchra brahim bram brecht brenda brigitte bryan can carina carla carlo carlos carmen carolien caroline casper
cato catharina cecilia cees celine charlotte chantal chris christa christiaan christian christina christine cindy claire claudia co
coby conny constance coos cor corine cornelia cornelis corrie corry cristina daan daniel danielle danny daphne david debby dennis derk derya desiree
devran diana dick diede dieuwertje dilara dilek dina dirk djamila dolf dominique donna doortje dorien dorothea douwe driss duncan dunya ebru
edith eddy edward edwin eefje eelco efe egbert elena elias elif eline elisa elisabeth elise elke ellen elly els elsje elvira
emel emiel emily emine emir emma emre enes eric erica erik erna ernst esra esther ester eva eveline evelien evert fabian fadoua faisal
fatiha fatima fatma fatoumata feike femke fenna ferdi ferdinand ferry fien fieke filip fleur floor floortje floris fouad fons frank frans fransje fred
frederik frederique freek friso frits fred gea geert geertje geertruida gerard gerda gerrie gerrit gert gertjan giel gijs gijsbert gilles gina giovanni gerben
gonda greet greetje greta grietje guido guus habiba hafida hafsa hakan hakim halima hamid hamza hanan hanna hannah hanneke hannie
hans hanna harm harmen harrie harry hasan hassan hayat hedwig heidi hein heleen helena helga hendrik hendrika hennie henk henny henri henriette herman
hicham hilde hilda hind houda huib hugo huseyin ibrahim ids ilham ilias ilona ilse imane imran ina ineke inez inge ingeborg ingrid irene irma
isa isabel isabella ismael ismail ivo iwan jaap jacco jack jacob jacoba jacqueline jamal jamila jan jana janine janna janneke jannie janny janne
jaro jasmijn jasper jelle jelmer jennifer jenny jeroen jerom jessica jesse jet jetske jill jim jitske jo joan job jochem joep johan johanna
johannes john joke jolanda jolien jomanda jonas jonathan joop joost jordy joris jos jose josefien joseph josien josje joyce jozef juan judith jules julia
julian julie jurgen jurre justin kadir kamal kamila karel karim karima karin karst kasper katarzyna katja katrien kaya kees kelly kenza kevin khadija
khalid kim kirsten kitty klaas koen koos krijn krista kristel kubra lambert larissa lars laura laurens leen leendert lena lenie leo leon leonie
lianne lidia lidwien lies liesbeth lieke lieuwe lieve lina linda lisa lisanne lisette lizzy loes loek lotte louis louisa louise luca lucas lucia
luuk luka lydia lynn maaike maarten maartje machteld maik malika manon manuel marc marcel marco margot margreet margriet maria mariam marian
marianne marieke mariet marietje marije marijke marijn marina mario marion mariska marit marja marjan marjo marjolein mark marleen marlies marloes marlou marta
martha martijn martin martine mathilde matthijs maud maurice mauro max mees mehdi mehmet melanie melissa melle menno mercedes merel merve meryem mia
michael michal michel michelle michiel mieke mies miep mike mila milan mimoun miranda miriam mirjam mo mohamed mohammed monique morris mounir mourad
mustafa myrthe naima najat najib nadia nadine naomi nasser natalia natasja nawal nel nellie nelleke nicolaas nico nicole niels nienke nina noah noa noor noortje
nora nour noura olaf olga olivia omar oscar osman otto oumaima pascal patricia patrick paul paula paulien pauline peter petra philip piet pieter pieternel pim piotr
pleun puck quinten rachel rachid rachida rahma rahul ralf ramon ramona raoul raymond reinier rein remco rene renate renee renske rianne rick rik ricardo richard
rita rob robbert robert robin rodney roel roeland roelof rogier roland rolf romy ron ronald ronnie rosa rosalie rosanne rosita ruben rudi rudolf ruth ruud ruurd
sabina sabine sabrina said saida salma sam samantha samir samira samuel sandra sanne sara sarah saskia sebastiaan selin selma serkan sevda sharon shirley
siem sien siebe sietske sigrid silvia simon simone sjaak sjef sjoerd sjors soraya soufiane stan stef stefan stefanie stella steven stijn
sultan susan susanne suzan suzanne sven sylvia tamara tanja tariq tessa teun teunis thea theo theodora thijs thomas tijmen tijn tim timo tineke tinie
tjeerd tjitske tobias tom ton tonnie tonny toos tristan trudy truus tugba twan ursula valerie vera veronica victor vincent wanda wendy wessel
wiebe wieke wil wilhelmina willem willemien willemijn willy wilma wim wouter xander yara yasin yasmina yasmine yassin yassine youssef younes ymke yusuf yvette yvonne
zahra zakaria zara zeynep zineb zoe zohra zuzanna
`;

/** Ordinary words too: `wil`, `can`, `mees`, `co`, `jo`, `sultan`. Only a name with a capital. */
const alsoWords = new Set(
	'elke erna ben wil can co mo jo els pim puck stan mees sultan karst noor floor fleur merel ton leen rein hein jet job teun max donna mark brecht kim harm stef rik bas bert lies lieve jack sam ali ana harrie noa abel adam'.split(
		' ',
	),
);

const names = new Set(text.trim().split(/\s+/));

/** Whether a word as written is likely somebody's first name. Small letters count only for names that are nothing else. */
export function isFirstName(word: string): boolean {
	const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
	if (!names.has(plain)) return false;
	return /^\p{Lu}/u.test(word) || !alsoWords.has(plain);
}

/** Of those, the words that many an ordinary sentence opens with: Elke week, Wil iemand, Ben ik, Leen je. */
const openers = new Set('elke erna wil ben leen can lieve'.split(' '));

/** What follows a person's name at the start of a sentence, and seldom the ordinary word: another capital, "en", or what somebody does. */
const someoneDoes =
	/^(?:['’]s)?\s+(?:(?:(?:van|de|der|den|ten|ter|el)\s+)*\p{Lu}|(?:en|is|wil|wilde|was|heeft|had|kan|kon|mag|moet|gaat|ging|komt|kwam|woont|zoekt|vraagt|vroeg|zegt|zei|vindt|vertelt|belt|belde|durft|helpt|kookt|krijgt|kreeg|wordt|weet|ziet|zit|staat|ligt|slaapt|voelt|houdt|werkt|wacht|mist|loopt|rijdt|zou)(?![\p{L}]))/u;

/** Whether a word at the start of a sentence is the ordinary word and not the name, by what comes after it. */
export function opensAsOrdinaryWord(word: string, after: string): boolean {
	return openers.has(word.toLowerCase()) && !someoneDoes.test(after);
}
