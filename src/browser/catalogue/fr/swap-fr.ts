/** French words for lessons that exchange their times. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
interface Place {
  readonly day: string
  readonly starts: string
  readonly ends: string
}

export const swapFr = {
  open: 'Échanger avec…',
  title: 'Échanger avec quelle séance ?',
  which: 'Séance de la classe',
  choose: 'Choisir une séance',
  chooseOne: 'Choisissez une séance.',
  candidate: (p: { starts: string; ends: string; course: string; teachers: string }) =>
    `${p.starts} – ${p.ends} : ${p.course}${p.teachers === '' ? '' : ` (${p.teachers})`}`,
  result: (p: { course: string; was: Place; becomes: Place }) =>
    `La séance du ${p.was.day} à ${p.was.starts} (${p.course}) aura lieu ${p.becomes.day}, de ${p.becomes.starts} à ${p.becomes.ends}.`,
  means:
    'Chaque séance garde sa salle, ses leçons, ses exercices et son travail à faire. La journée de chacun change aussitôt.',
  homework: (p: { count: number }) =>
    p.count < 2
      ? "Un travail à faire, donné pour l'une des deux, change de jour avec elle."
      : `${p.count} travaux à faire, donnés pour l'une des deux, changent de jour avec elle.`,
  confirm: 'Échanger les deux séances',
  done: 'Les deux séances sont échangées.',
  nobody:
    "Aucune séance de la classe ne peut prendre sa place cette semaine ou la suivante. Un enseignant échange ses propres séances ; pour celle d'un collègue, demandez à qui tient l'emploi du temps.",
  clashTeacher: "Un enseignant aurait deux séances à la fois. Rien n'a été changé.",
  clashClass: "Des élèves auraient deux séances à la fois. Rien n'a été changé.",
  changed: "L'une des deux a changé entre-temps. Fermez, regardez la semaine, puis recommencez.",
  notPossible:
    "L'une des deux est passée, annulée, ou tombe un jour sans école. Rien n'a été changé.",
  afterHomework:
    "Le travail donné à l'une des deux serait à rendre avant elle : changez-en d'abord la date. Rien n'a été changé.",
  back: 'Retour à la séance',
}
