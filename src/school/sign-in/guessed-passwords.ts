/**
 * The stems of the passwords that are tried first, in French and in English, without accents,
 * digits and disguises (`password-rule.ts` takes those off: `M0tdepasse2024!` is `motdepasse`).
 * Gathered by hand from what published lists of leaked passwords have in common and from the words
 * of a school; long ones matter, short ones are refused by their length unless somebody decorates.
 */

const words = `
  password passwords passwort passcode motdepasse monmotdepasse motdepass mdp secret monsecret
  lemotdepasse nouveaumotdepasse newpassword mypassword passwordpassword thepassword changeme
  changezmoi changemoi letmein letmeinplease welcome welcomehome bienvenue bienvenu bonjour
  bonjourbonjour bonsoir salut coucou hello helloworld admin administrateur administrator
  administration root superadmin superman batman spiderman pokemon pikachu naruto starwars
  harrypotter minecraft fortnite roblox dragon dragonball monkey princess princesse shadow master
  trustno iloveyou iloveyouforever jetaime jetaimepourtoujours jetadore mamour monamour amour
  amoureux cheri cherie doudou loulou chouchou chouchoute toutou nounours titou tintin asterix
  obelix soleil lesoleil soleilsoleil lune etoile marseille paris parissaintgermain psg
  olympiquedemarseille olympiquelyonnais lyon toulouse bordeaux nantes lille strasbourg nice
  rennes montpellier bretagne corse france vivelafrance lafrance allezlesbleus equipedefrance
  football foot footballfootball soccer basket basketball rugby tennis zidane ronaldo cristiano
  cristianoronaldo messi lionelmessi mbappe kylianmbappe neymar griezmann thierryhenry
  nicolas julien thomas alexandre camille marine marie caroline isabelle nathalie sandrine
  stephanie valerie veronique christine francoise catherine philippe patrick michel jeanmichel
  laurent pascal olivier sebastien frederic christophe guillaume benjamin jonathan anthony
  chocolat vanille fraise banane ananas caramel nutella cocacola fromage baguette croissant
  azerty azertyuiop azertyuiopqsdfghjklm azertyazerty azertyqwerty qwerty qwertyuiop
  qwertyqwerty qsdfghjklm wxcvbn azeqsd azeqsdwxc abcdef abcdefgh abcdefghijkl abcabc abcd
  aaaaaaaaaaaa computer ordinateur internet google facebook instagram snapchat tiktok youtube
  netflix whatsapp samsung iphone apple microsoft windows playstation nintendo xbox
  famille mafamille maison mamaison maman papa mamanpapa papamaman mamie papi enfants
  mesenfants monbebe bebe vacances lesvacances joyeuxnoel noel anniversaire joyeuxanniversaire
  printemps ete automne hiver lundi mardi mercredi jeudi vendredi samedi dimanche janvier
  fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  liberte egalite fraternite libertegalitefraternite libertegalite liberteegalite liberteegalitefraternite republique marianne
  ecole monecole lecole ecoleelementaire ecolematernelle ecoleprimaire college moncollege
  lecollege lycee monlycee lelycee classe maclasse maitre maitresse lamaitresse lemaitre
  professeur leprofesseur directeur directrice principal proviseur cpe vieScolaire viescolaire
  education educationnationale academie rectorat pronote ecoledirecte toutatice
  preau lepreau monpreau preaupreau eleve eleves parents parentdeleve
  football cheval chevaux chien chat chaton lapin dauphin tigre lion loup papillon licorne
  sunshine flower butterfly freedom whatever michael jennifer jordan michelle charlie ashley
  jessica daniel matthew andrew joshua baseball hockey mustang corvette ferrari porsche renault
  peugeot citroen clio megane twingo kangoo
  correcthorsebatterystaple lechatestsurlatable lesoleilbrille ilfaitbeau ilfaitbeauaujourdhui
  unedeuxtrois undeuxtroisquatre onetwothree onetwothreefour quatremots quatremotssanslien
  touptoup tototo toto totototo titi tata tatatata test testtest testtesttest essai demo
  demodemo demonstration temporaire provisoire invite guest user utilisateur utilisateurs
  compte moncompte connexion identifiant login loginlogin password motdepasseoublie oublie
  jenesaispas jesaispas aucuneidee nimportequoi rienrien rien voila cestmoi moi moimeme
  bonneannee bonnechance bonnejournee merci mercibeaucoup ouinon oui nonnon sesameouvretoi
  sesame ouvretoi abracadabra supercalifragilistic mickey minnie donald disney bisous bisou
`

export const guessedPasswordStems: ReadonlySet<string> = new Set(
  words.trim().toLowerCase().split(/\s+/),
)
