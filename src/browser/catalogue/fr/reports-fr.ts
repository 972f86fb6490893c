/** French words of appreciations and period reports. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const reportsFr = {
  /** A bulletin in a collège or lycée, a livret in an école. */
  report: (p: { withoutPoints: boolean; period: string }) =>
    `${p.withoutPoints ? 'Livret scolaire' : 'Bulletin scolaire'}, ${p.period}`,
  period: 'Période',
  noPeriods:
    "L'établissement n'a pas encore nommé ses périodes. La direction les nomme sur la page « Année scolaire et jours sans école ».",
  average: (p: { average: string }) => `Moyenne : ${p.average} sur 20`,
  stepTimes: (p: { name: string; count: number }) => `${p.name} : ${p.count} fois`,
  stepCount: (p: { name: string; count: number }) => `${p.name} : ${p.count}`,
  nothingShown: 'Rien de montré dans cette période',
  general: 'Appréciation générale',
  halfDays: "Demi-journées d'enseignement à distance",
  days: (p: { from: string; until: string }) => `Du ${p.from} au ${p.until}`,
  keys: "Entrée : élève suivant. Maj + Entrée : élève précédent. Tout s'enregistre pendant que vous écrivez.",
  state: {
    saving: 'Enregistrement…',
    saved: 'Tout est enregistré.',
    waits: (p: { count: number }) =>
      `${p.count} ${plural(p.count, 'appréciation est gardée', 'appréciations sont gardées')} sur cette page et ${plural(p.count, 'partira', 'partiront')} dès que possible.`,
    refused: (p: { pupil: string }) =>
      `L'appréciation de ${p.pupil} n'est pas enregistrée : revenez dans son champ et modifiez-la.`,
    overtaken: (p: { pupil: string }) =>
      `L'appréciation de ${p.pupil} a été écrite aussi par quelqu'un d'autre : choisissez sous son champ.`,
  },
  newer: {
    title: (p: { by: string; when: string }) => `${p.by} a écrit entre-temps (${p.when}) :`,
    means: "Votre texte est toujours dans le champ, mais il n'est pas encore enregistré.",
    keepOwn: 'Garder mon texte',
    take: 'Prendre ce texte',
  },
  course: {
    title: (p: { course: string }) => `Appréciations · ${p.course}`,
    back: 'Carnet de notes',
    noPupils: "Cet enseignement n'a pas encore d'élève.",
    written: (p: { written: number; all: number }) =>
      `${p.written} ${plural(p.written, 'appréciation écrite', 'appréciations écrites')} sur ${p.all}`,
    classAverage: (p: { average: string }) => `moyenne de la classe : ${p.average}`,
    notShown: (p: { count: number }) =>
      `${p.count} ${plural(p.count, "évaluation de cette période n'est pas montrée", 'évaluations de cette période ne sont pas montrées')} aux familles : ${plural(p.count, 'elle ne compte', 'elles ne comptent')} pas ici, ni dans le bulletin.`,
    none: 'Pas encore écrite.',
    left: {
      course: "n'est plus dans cet enseignement",
      school: "a quitté l'établissement",
    },
  },
  school: {
    title: 'Bulletins et livrets',
    intro: 'Ce que disent les enseignants, classe par classe, et ce que les familles peuvent lire.',
    caption: 'Les classes',
    className: 'Classe',
    published: 'Publication',
    publishedOn: (p: { when: string }) => `publié ${p.when}`,
    notPublished: 'pas publié',
    open: 'Ouvrir',
    noClasses: "Aucune classe cette année pour l'instant.",
    former: 'Années passées',
    formerMeans:
      "Les bulletins et livrets d'une année se relisent jusqu'à la fin de l'année suivante.",
    formerClass: (p: { name: string; year: string }) => `${p.name}, ${p.year}`,
  },
  ofClass: {
    title: (p: { name: string; withoutPoints: boolean }) =>
      `${p.withoutPoints ? 'Livrets' : 'Bulletins'} · ${p.name}`,
    back: 'Bulletins et livrets',
    backToClass: 'Ma classe',
    noPupils: "Cette classe n'a pas encore d'élève.",
    over: "L'année de cette classe est terminée : ses bulletins et livrets se relisent, plus rien n'y est à écrire.",
    missing: 'Ce qui manque',
    nothingMissing: 'Rien ne manque : toutes les appréciations sont écrites.',
    missingCaption: 'Appréciations par enseignement',
    subject: 'Enseignement',
    teachers: 'Enseignants',
    lacking: 'Manquent',
    lackingOf: (p: { lacking: number; all: number }) => `${p.lacking} sur ${p.all}`,
    classAverage: 'Moyenne de la classe',
    generalLacking: (p: { lacking: number; all: number }) =>
      `Appréciation générale : ${p.lacking} ${plural(p.lacking, 'manque', 'manquent')} sur ${p.all}.`,
    pupils: 'Élèves',
    pupil: (p: { name: string; written: boolean }) =>
      p.written
        ? `${p.name} · appréciation générale écrite`
        : `${p.name} · appréciation générale à écrire`,
    nothingSaid: 'Rien encore : ni note montrée, ni appréciation. Ce bulletin ne sera pas publié.',
    notPublished: 'Les familles ne voient encore rien de cette période.',
    published: (p: { when: string; by: string }) => `Publié ${p.when} par ${p.by}.`,
    changed: (p: { count: number }) =>
      p.count === 0
        ? 'Ce que les familles lisent est à jour.'
        : `${p.count} ${plural(p.count, 'élève a', 'élèves ont')} du nouveau depuis : les familles le liront quand vous publierez de nouveau.`,
    publish: 'Publier',
    publishAgain: 'Publier de nouveau',
    withdraw: 'Retirer',
    print: 'Imprimer toute la classe (PDF)',
    download: 'Télécharger (CSV)',
    fileName: (p: { name: string; period: string }) => `bulletins ${p.name} ${p.period}`,
    pupilHeader: 'Élève',
    appreciationOf: (p: { subject: string }) => `${p.subject} : appréciation`,
    publishQuestion: (p: { name: string; period: string }) =>
      `Publier ${p.period} de la classe ${p.name} ?`,
    publishMeans:
      'Les élèves et leurs responsables lisent alors ce qui est écrit en ce moment. Ce qui change ensuite attend une nouvelle publication.',
    publishLacking: (p: { count: number }) =>
      `Il manque encore ${p.count} ${plural(p.count, 'appréciation', 'appréciations')}.`,
    withdrawQuestion: (p: { name: string; period: string }) =>
      `Retirer ${p.period} de la classe ${p.name} ?`,
    withdrawMeans:
      'Les élèves et leurs responsables ne voient plus rien de cette période. Rien de ce qui est écrit ne se perd.',
    publishedNow: 'Les familles peuvent lire.',
    withdrawnNow: 'Les familles ne voient plus cette période.',
    nothingToPublish: "Rien n'est encore écrit ni montré dans cette classe pour cette période.",
    unsaved: 'Attendez que tout soit enregistré.',
  },
  family: {
    title: 'Mes bulletins',
    ofChild: (p: { name: string }) => `Bulletins ${ofName(p.name)}`,
    empty: "Pas encore de bulletin. Il arrive ici quand l'établissement le publie.",
    given: (p: { when: string }) => `Publié ${p.when}`,
    download: 'Télécharger (PDF)',
  },
}
