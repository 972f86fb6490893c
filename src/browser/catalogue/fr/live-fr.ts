/** French words of the live class. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

import { liveBreakoutsFr } from './live-breakouts-fr.ts'
import { liveCameraFr, liveQualityFr } from './live-camera-fr.ts'
import { liveCaptionsFr } from './live-captions-fr.ts'
import { liveExerciseFr } from './live-exercise-fr.ts'
import { liveFlagFr } from './live-flag-fr.ts'
import { livePeopleFr } from './live-people-fr.ts'
import { livePicturesFr } from './live-pictures-fr.ts'
import { liveReplayFr } from './live-replay-fr.ts'
import { liveShapesFr } from './live-shapes-fr.ts'
import { liveTestsFr } from './live-tests-fr.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

interface Reader {
  readonly tu: boolean
}

export const liveFr = {
  title: 'Classe en direct',
  showing: 'Ma caméra et mon écran',
  join: 'Rejoindre la classe en direct',
  joinTeacher: 'Ouvrir la classe en direct',
  joinHint: (p: { time: string }) => `En direct à ${p.time}`,
  joinNow: "C'est l'heure : on entre dès que l'enseignant est là",
  toPlan: 'La séance',
  toDay: 'Ma journée',
  opening: 'Entrée dans la classe…',

  waiting: {
    title: 'En attente de votre professeur',
    titleTu: 'En attente de ton professeur',
    means: (p: Reader) =>
      p.tu
        ? 'Tu es au bon endroit. La classe s’ouvre ici toute seule dès que ton professeur arrive.'
        : 'Vous êtes au bon endroit. La classe s’ouvre ici toute seule dès que le professeur arrive, ou dès qu’il vous fait entrer.',
    alone: (p: Reader) =>
      p.tu
        ? 'En attendant, personne ne te voit et tu ne vois personne.'
        : 'En attendant, personne ne vous voit et vous ne voyez personne.',
    meanwhile: 'À lire en attendant',
  },
  held: {
    title: 'Le professeur n’est plus là',
    means: (p: Reader) =>
      p.tu
        ? 'La discussion et les micros sont fermés. Le tableau reste : tu peux le relire. Tout reprend dès qu’il revient.'
        : 'La discussion et les micros sont fermés. Le tableau reste à lire. Tout reprend dès qu’un adulte revient.',
    back: 'Le professeur est de retour.',
  },
  recorded: {
    sign: 'Cette classe est enregistrée',
    means: (p: Reader) =>
      p.tu
        ? 'Le tableau, les messages à la classe et la voix des adultes sont gardés. Ta voix et ce que tu écris ne le sont que si ta famille est d’accord.'
        : 'Le tableau, les messages à la classe et la voix des adultes sont gardés ; d’un élève, rien sans l’accord de sa famille.',
    stopped: 'L’enregistrement est arrêté.',
    cut: "L'enregistrement s'est coupé",
    cutMeans: (p: { time: string }) =>
      `Il n'y a plus de place pour le garder : les dernières secondes avant ${p.time} et ce qui suit n'y sont pas. La classe continue.`,
    start: 'Enregistrer la classe',
    stop: 'Arrêter l’enregistrement',
  },
  replay: liveReplayFr,
  line: {
    lost: 'La connexion est coupée',
    lostMeans: (p: Reader) =>
      p.tu
        ? 'Reste ici : la page revient toute seule. Ce que tu as fait depuis part à ce moment-là.'
        : 'Restez ici : la page revient toute seule. Ce que vous avez fait depuis part à ce moment-là.',
    now: 'Essayer maintenant',
    back: 'La connexion est revenue.',
    full: 'Trop de choses attendent la connexion : ceci n’a pas été fait.',
    notSent: 'Sans connexion, ceci n’a pas été fait.',
    noAnswer: 'La classe n’a pas répondu : ceci n’a pas été fait.',
    longer:
      'Ce réseau bloque la ligne directe : la classe passe par un chemin plus long. Tout marche, avec un peu de retard.',
  },
  over: {
    ended: 'La classe est finie',
    endedMeans: 'Le professeur a terminé la classe pour tout le monde.',
    moved: 'La classe continue sur un autre appareil',
    movedMeans: (p: Reader) =>
      p.tu
        ? 'Tu viens d’entrer dans cette classe ailleurs. On ne peut y être qu’une fois.'
        : 'Vous venez d’entrer dans cette classe ailleurs. On ne peut y être qu’une fois.',
    removed: (p: Reader) =>
      p.tu ? 'Le professeur t’a fait sortir de la classe' : 'Vous avez été sorti de la classe',
    removedMeans: (p: Reader) =>
      p.tu
        ? 'Tu ne peux plus entrer pendant cette séance. Parles-en avec ton professeur, ou avec tes parents.'
        : 'Vous ne pouvez plus entrer pendant cette séance. Parlez-en avec le professeur.',
    later: (p: { time: string }) => `La classe ouvre à ${p.time}`,
    laterMeans: (p: Reader) =>
      p.tu
        ? 'Tu peux laisser cette page ouverte : tu entreras à cette heure-là.'
        : 'Vous pouvez laisser cette page ouverte : vous entrerez à cette heure-là.',
    closed: 'La classe est fermée',
    closedMeans: 'Son heure est passée, ou le professeur l’a terminée.',
    notTaken: 'L’entrée n’a pas marché',
    notTakenMeans: 'Il suffit en général d’essayer encore une fois.',
    here: 'Reprendre ici',
    again: 'Réessayer',
    reopen: 'Rouvrir la classe',
  },

  board: {
    title: 'Tableau',
    picture: (p: { page: string; total: string }) => `Tableau, page ${p.page} sur ${p.total}`,
    page: (p: { page: string; total: string }) => `Page ${p.page} sur ${p.total}`,
    previous: 'Page précédente',
    next: 'Page suivante',
    newPage: 'Nouvelle page',
    follow: 'Revenir à la page de la classe',
    tools: 'Outils du tableau',
    inks: 'Couleurs',
    keys: liveShapesFr,
    tool: {
      pen: 'Stylo',
      highlighter: 'Surligneur',
      line: 'Trait',
      arrow: 'Flèche',
      rectangle: 'Rectangle',
      oval: 'Ovale',
      text: 'Texte',
      eraser: 'Gomme',
      pointer: 'Montrer',
    },
    ink: { black: 'Noir', blue: 'Bleu', green: 'Vert', red: 'Rouge', orange: 'Orange' },
    clear: 'Effacer la page',
    clearAsk: 'Effacer tout ce qui est sur cette page ?',
    clearMeans: 'Tout le monde la voit vide. On ne peut pas revenir en arrière.',
    text: 'Texte à écrire au tableau',
    textHint: 'Appuyez sur le tableau pour choisir la place ; sinon, il va sous le reste.',
    textHintTu: 'Appuie sur le tableau pour choisir la place ; sinon, il va sous le reste.',
    textPlaced: 'La place est choisie.',
    write: 'Écrire',
    contents: 'Le tableau en mots',
    empty: 'Cette page est vide.',
    strokes: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'trait dessiné', 'traits dessinés')}`,
    shapes: (p: { count: number }) => `${p.count} ${plural(p.count, 'forme', 'formes')}`,
    eraseText: 'Effacer',
    written: (p: { words: string }) => `Au tableau : ${p.words}`,
    youDraw: (p: Reader) =>
      p.tu ? 'Tu peux dessiner au tableau.' : 'Vous pouvez dessiner au tableau.',
  },

  guests: {
    open: 'Inviter un adulte',
    title: 'Inviter un adulte de l’établissement',
    means:
      'Un inspecteur, un interprète, un collègue : chacun entre avec son propre compte, et attend que vous le fassiez entrer.',
    who: 'Qui inviter ?',
    choose: 'Choisir une personne',
    invited: (p: { name: string }) => `${p.name} peut venir.`,
    takeBack: 'Retirer',
    takenBack: (p: { name: string }) => `${p.name} ne peut plus venir.`,
    address: 'L’adresse à leur donner, qui n’ouvre qu’à eux :',
  },

  acts: {
    title: 'Participer',
    raise: 'Lever la main',
    lower: 'Baisser la main',
    lost: 'J’ai perdu le fil',
    notLost: 'J’ai compris',
    lostMeans: 'Seuls les adultes le voient.',
    timer: 'Minuteur',
    minutes: (p: { count: number }) => `${p.count} ${plural(p.count, 'minute', 'minutes')}`,
    stopTimer: 'Arrêter le minuteur',
    timeLeft: 'Temps restant',
    timeOver: 'Le temps est écoulé.',
    ask: 'Question rapide',
    end: 'Terminer pour tous',
    endAsk: 'Terminer la classe pour tout le monde ?',
    endMeans:
      'Chacun sort tout de suite. Le tableau et la discussion ne se rouvrent que si vous rouvrez la classe.',
  },

  sound: {
    title: 'Son',
    allow: 'Écouter la classe',
    allowMeans: 'Le navigateur attend un appui avant de faire entendre quelque chose.',
    openMicrophone: 'Ouvrir mon micro',
    closeMicrophone: 'Couper mon micro',
    holdToTalk: 'Maintenir pour parler',
    holdHint: 'Ou maintenir la barre d’espace, hors des champs de texte.',
    asking: 'Le navigateur demande le micro…',
    level: 'On m’entend',
    speaking: (p: { names: string }) => `Parle : ${p.names}`,
    quiet: 'Personne ne parle.',
    askFloor: (p: Reader) =>
      p.tu
        ? 'Pour parler, lève la main : ton professeur donne la parole.'
        : 'Pour parler, levez la main : le professeur donne la parole.',
    lost: 'Le son est coupé. Il revient tout seul.',
    missing: 'Le son n’a pas pu être chargé',
    missingMeans: (p: Reader) =>
      p.tu
        ? 'Tu n’entends pas la classe pour l’instant. Le son est redemandé tout seul. S’il ne vient pas, recharge la page : tu reviens dans la classe.'
        : 'Vous n’entendez pas la classe pour l’instant. Le son est redemandé tout seul. S’il ne vient pas, rechargez la page : vous revenez dans la classe.',
    loadAgain: 'Charger le son maintenant',
    microphoneMissing: (p: Reader) =>
      p.tu
        ? 'La connexion a manqué : le micro ne s’est pas ouvert. Appuie encore une fois.'
        : 'La connexion a manqué : le micro ne s’est pas ouvert. Appuyez encore une fois.',
    denied: 'Le micro est refusé à cette page. Les réglages du navigateur le permettent.',
    absent: 'Aucun micro n’a été trouvé sur cet appareil.',
    busy: 'Un autre programme se sert du micro. Une fois qu’il est libre, un nouvel appui l’ouvre.',
    cut: 'Le micro s’est coupé tout seul : personne ne l’entend plus. Un appui le rouvre.',
    unsupported: 'Ce navigateur ne sait pas envoyer la voix. Écouter marche.',
  },

  breakouts: liveBreakoutsFr,
  exercise: liveExerciseFr,
  captions: liveCaptionsFr,
  flag: liveFlagFr,
  preflight: liveTestsFr,
  screen: livePicturesFr,
  camera: liveCameraFr,
  quality: liveQualityFr,

  poll: {
    title: 'Question rapide',
    asked: (p: { question: string }) => `Question rapide : ${p.question}`,
    question: 'Votre question',
    choices: 'Réponses, une par ligne',
    choicesHint: 'De 2 à 6 réponses.',
    yesNo: 'Oui\nNon',
    send: 'Poser la question',
    missing: 'Écrivez la question.',
    tooFew: 'Il faut de 2 à 6 réponses différentes.',
    answered: (p: { count: string; total: string }) => `${p.count} réponses sur ${p.total}`,
    choose: (p: Reader) => (p.tu ? 'Choisis ta réponse' : 'Choisissez votre réponse'),
    chosen: (p: Reader) =>
      p.tu
        ? 'Ta réponse est partie. Tu peux encore la changer.'
        : 'Votre réponse est partie. Vous pouvez encore la changer.',
    closeShow: 'Terminer et montrer',
    closeHide: 'Terminer sans montrer',
    over: 'La question est terminée.',
    results: (p: { question: string; results: string }) =>
      `La question est terminée. ${p.question} ${p.results}`,
    notShown: 'Les réponses sont restées chez le professeur.',
    summary: (p: { count: string }) => `${p.count} réponses en tout.`,
  },

  people: livePeopleFr,

  chat: {
    title: 'Discussion',
    log: 'Messages de la classe',
    none: 'Aucun message pour le moment.',
    to: 'Qui le lit ?',
    toClass: 'Toute la classe',
    toAdults: (p: Reader) => (p.tu ? 'Mes professeurs' : 'Les adultes'),
    field: 'Message',
    send: 'Envoyer',
    sending: 'envoi…',
    forAdults: 'pour les adultes',
    closed: (p: Reader) =>
      p.tu
        ? 'La discussion de classe est fermée. Tu peux écrire à ton professeur.'
        : 'La discussion de classe est fermée. Vous pouvez écrire aux adultes.',
    kept: 'Les messages aux adultes sont gardés quelques jours, pour la sécurité de tous.',
    open: 'Les élèves peuvent écrire à la classe',
    opened: 'La discussion de classe est ouverte.',
    shut: 'La discussion de classe est fermée.',
  },
}
