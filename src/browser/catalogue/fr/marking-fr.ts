/** French words of a teacher's tools for marking: kept comments, drawing on photos and PDFs. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const markingFr = {
  comments: {
    often: 'Mes commentaires',
    open: 'Tous mes commentaires',
    shortcut: 'Dans le commentaire, / ouvre vos commentaires ; un chiffre ou Entrée en choisit un.',
    search: 'Chercher dans mes commentaires',
    list: 'Mes commentaires',
    none: 'Aucun ne correspond. Échap referme.',
    keep: 'Garder ce commentaire',
    kept: 'Gardé dans vos commentaires. Vous seul les voyez.',
    inserted: (p: { words: string }) => `Ajouté : ${p.words}`,
    noRoom: "Ce commentaire n'a plus la place de celui-là.",
    manage: 'Modifier la liste',
    title: 'Mes commentaires',
    privacy:
      "Vous seul les voyez. Un commentaire qui ne sert pas pendant deux ans s'efface ; tous s'effacent avec votre compte.",
    empty:
      'Encore aucun commentaire. Écrivez-en un sous une copie, puis « Garder ce commentaire ».',
    words: 'Commentaire',
    change: 'Modifier',
    delete: 'Supprimer',
    save: 'Enregistrer',
    close: 'Fermer',
    deleted: 'Commentaire supprimé.',
    undo: 'Rétablir',
    waiting:
      'La connexion manque : vos commentaires sont gardés sur cette page et repartent seuls.',
    refused: "Ce commentaire n'a pas pu être gardé. Une liste en contient 200 au plus.",
  },
  through: {
    thisQuestion: 'Corriger cette question sur toutes les copies',
    thisRubric: 'Remplir cette grille sur toutes les copies',
    wholeCopy: 'Voir la copie entière',
    copySaved: (p: { name: string }) => `Copie ${ofName(p.name)} enregistrée.`,
    answerSaved: (p: { name: string }) => `Réponse ${ofName(p.name)} enregistrée.`,
    copiesWait: (p: { count: number }) =>
      p.count < 2 ? `${p.count} autre copie attend.` : `${p.count} autres copies attendent.`,
    answersWait: (p: { count: number }) =>
      p.count < 2
        ? `${p.count} autre réponse à cette question attend.`
        : `${p.count} autres réponses à cette question attendent.`,
    questionDone: 'Cette question est corrigée sur toutes les copies.',
    answerMarked: 'Cette réponse est corrigée.',
    copiesAfter: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'copie vient', 'copies viennent')} après celle-ci.`,
    ruleMarked: 'Les règles ont corrigé cette réponse ; ses points se changent ici.',
    ruleDone: "C'est la dernière copie.",
    toFirst: 'Commencer à la première copie',
    notHere: 'Rien à corriger à la main pour cette question sur cette copie.',
  },
  hints: {
    opened: (p: { opened: number; all: number }) =>
      `A ouvert ${p.opened} ${p.opened < 2 ? 'indice' : 'indices'} sur ${p.all}, d'après son appareil.`,
    cost: (p: { points: string; count: number }) =>
      `Cela coûte ${p.points} ${p.count < 2 ? 'point, retiré' : 'points, retirés'} de ceux que vaut la réponse.`,
    followed: (p: { opened: number; all: number | null }) =>
      `a ouvert ${p.opened} ${p.opened < 2 ? 'indice' : 'indices'}${p.all === null ? '' : ` sur ${p.all}`}`,
  },
  rubric: {
    keys: 'Au clavier, sur un critère : 1 à 5 coche un niveau et passe au critère suivant, 0 décoche.',
    sum: "Les points s'additionnent ; un autre total se donne avec un mot d'explication.",
    ticksMissing: 'Cochez un niveau pour chaque critère.',
    because: 'Pourquoi un autre total ?',
    becauseHint: (p: { sum: string }) => `La grille donne ${p.sum}. L'élève lira ce mot.`,
    becauseMissing: 'Dites en un mot pourquoi.',
  },
  wholeCopy: {
    title: 'Toute la copie',
    means: "Selon la grille de l'exercice. Ses points s'ajoutent à ceux des questions.",
    withoutPoints: "Selon la grille de l'exercice, en quatre niveaux. Elle n'ajoute pas de points.",
    waits: 'Il reste à remplir la grille de toute la copie.',
    marked: 'La grille de cette copie est remplie.',
    done: 'La grille est remplie sur toutes les copies.',
  },
  spoken: {
    title: 'Dire un mot de toute la copie',
    means:
      "Un commentaire à voix haute, à côté des mots écrits. L'élève et ses responsables l'entendent avec le reste de la correction, jamais avant.",
    record: 'Enregistrer ma voix',
    again: 'En enregistrer un autre',
    withdraw: 'Retirer le commentaire',
    sound: 'Le commentaire à voix haute',
    wordsTitle: "Ce qu'il dit, par écrit",
    words: 'Les paroles, ou leur essentiel',
    wordsHint: "Pour qui n'entend pas, ou lit dans un lieu où l'on se tait.",
    wordsMissing: "Écrire au moins l'essentiel : sans lui, une partie des élèves n'aurait rien.",
    keep: 'Joindre à la copie',
    drop: 'Abandonner ce commentaire',
    kept: 'Le commentaire est joint à la copie.',
    withdrawn: 'Le commentaire est retiré.',
    ask: {
      title: 'Retirer ce commentaire ?',
      means:
        "Le son et ses paroles disparaissent de la copie et ne reviennent pas. L'élève a pu les entendre.",
    },
  },
  copies: {
    one: (p: { number: number; when: string }) => `essai ${p.number}, reçu ${p.when}`,
    earlier: 'Remis avant cette copie, et qui ne compte plus :',
    older: 'Une copie remise depuis compte à la place de celle-ci.',
    olderMeans:
      "Celle-ci se lit toujours, mais n'attend plus de correction et ne part pas avec les autres. La copie qui compte :",
    hasLeft:
      'A quitté le cours : la copie se corrige comme les autres, et ne compte pas dans les copies reçues de la classe.',
  },
  returning: {
    act: 'Rendre la copie',
    actKeys: 'Ctrl + Maj + Entrée enregistre et rend la copie.',
    back: 'Reprendre la copie',
    notYet: "Pas encore rendue : l'élève ne voit rien de votre correction.",
    isBack:
      "Rendue : l'élève et ses responsables la voient, dès que le corrigé de l'exercice est ouvert. Ce que vous changez maintenant se voit aussitôt.",
    backMeans:
      "Reprendre cache de nouveau points, mots et annotations ; l'élève a pu les lire entre-temps.",
    refused: "La copie n'a pas pu être rendue : il y reste une réponse à corriger.",
    title: 'Rendre les copies',
    ready: (p: { count: number }) =>
      p.count === 0
        ? 'Aucune copie corrigée à rendre.'
        : p.count === 1
          ? '1 copie corrigée est prête à rendre.'
          : `${p.count} copies corrigées sont prêtes à rendre.`,
    stay: (p: { count: number }) =>
      p.count === 1
        ? '1 copie reste à corriger : elle ne part pas.'
        : `${p.count} copies restent à corriger : elles ne partent pas.`,
    already: (p: { count: number }) =>
      p.count === 1 ? '1 copie est déjà rendue.' : `${p.count} copies sont déjà rendues.`,
    hidden:
      "Jusque-là, ni l'élève ni ses responsables ne voient les points, les mots et les annotations que vous avez donnés.",
    actAll: (p: { count: number }) =>
      p.count === 1 ? 'Rendre 1 copie' : `Rendre les ${p.count} copies`,
    done: (p: { count: number }) =>
      p.count === 1 ? '1 copie rendue.' : `${p.count} copies rendues.`,
    doneAfterDue: "Les élèves les voient après l'heure de remise.",
    doneNow: 'Les élèves et leurs responsables les voient maintenant.',
    backAll: 'Reprendre ces copies',
    backDone: 'Ces copies sont reprises : leur correction est de nouveau cachée.',
    states: { ready: 'à rendre', returned: 'rendue' },
  },
  changed: {
    act: 'Changer les points',
    ofQuestion: (p: { number: number }) => `de la question ${p.number}`,
    means:
      "Vos points remplacent ceux des règles. L'élève voit que vous les avez changés, et votre commentaire. Déjà reportés dans le carnet de notes ? Reportez de nouveau depuis le suivi.",
    given: (p: { points: string; before: string }) =>
      `Points changés à la main : ${p.points} au lieu de ${p.before} par les règles.`,
    back: 'Revenir aux points des règles',
    backDone: 'Les points des règles comptent de nouveau.',
  },
  undo: {
    act: 'Annuler la dernière correction',
    done: 'Correction annulée : la réponse attend de nouveau.',
    copyDone: 'Correction annulée : la grille attend de nouveau.',
  },
  draw: {
    start: 'Annoter',
    stop: 'Terminer',
    tools: 'Outils',
    inks: 'Couleur',
    undo: 'Annuler',
    redo: 'Refaire',
    pen: 'Stylo',
    highlighter: 'Surligneur',
    line: 'Trait droit',
    oval: 'Cercle',
    note: 'Note',
    eraser: 'Gomme',
    ink: { red: 'rouge', blue: 'bleu', green: 'vert', black: 'noir' },
    surface: (p: { photo: string }) => `Annoter : ${p.photo}`,
    keys: "Clavier, sur la photo ou la page : flèches pour aller (Maj : plus loin), Entrée pour poser, et pour le début puis la fin d'un trait, d'un surlignage ou d'un cercle. 1 juste, 2 faux, 3 point d'interrogation, 4 à revoir, 5 bien, N note, S stylo, L surligneur, T trait, O cercle, G gomme, C couleur suivante. Ctrl + Z annule, Ctrl + Y refait.",
    keysLabel: 'Au clavier',
    at: (p: { right: string; down: string }) => `${p.right} de la largeur, ${p.down} de la hauteur`,
    begun: 'Début posé. Allez à la fin, puis Entrée.',
    given: (p: { what: string }) => `Posé : ${p.what}`,
    taken: (p: { what: string }) => `Retiré : ${p.what}`,
    nothingHere: 'Rien à gommer ici.',
    full: "Il y a déjà ici le plus d'annotations possible : gommez-en une d'abord.",
    noteTitle: 'Note à poser',
    noteWords: 'Texte de la note',
    noteSave: 'Poser la note',
    cancel: 'Ne rien poser',
    remove: (p: { what: string }) => `Retirer : ${p.what}`,
  },
}
