/** French words of announcements as they are written. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

export const announceFr = {
  title: 'Annonces',
  intro:
    "Lues par les élèves et leurs responsables, en tête de leur journée, jusqu'au jour choisi. Préau ne note pas qui les a lues.",
  new: 'Nouvelle annonce',
  nowhere: 'Aucun cours ne vous est encore confié : il n’y a personne à qui annoncer.',
  to: 'À qui',
  places: {
    class: (p: { name: string }) => `Toute la classe ${p.name}`,
    school: (p: { name: string }) => `Tout l'établissement : ${p.name}`,
  },
  text: 'Annonce',
  textHint: 'Ne nommez aucun élève : toute la classe et ses familles lisent.',
  link: 'Lien (facultatif)',
  linkHint: 'Il commence par https://',
  linkWrong: 'Ce lien ne commence pas par https://',
  until: 'Visible jusqu’au',
  write: 'Annoncer',
  written: (p: { to: string }) => `Annonce publiée : ${p.to}`,
  standing: 'En ce moment',
  none: 'Aucune annonce en ce moment.',
  wholeSchool: "Tout l'établissement",
  byUntil: (p: { by: string; until: string }) => `${p.by}, jusqu'au ${p.until}`,
  withdraw: 'Retirer',
  withdrawn: 'Annonce retirée',
}
