/** French words of PDFs that are read and drawn on where they were handed in. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const pdfFr = {
  annotate: 'Lire et annoter ici',
  close: 'Refermer',
  see: (p: { size: string }) => `Voir les pages annotées (${p.size} au plus)`,
  opening: "Le PDF s'ouvre",
  page: (p: { name: string; page: number; total: number }) =>
    `${p.name}, page ${p.page} sur ${p.total}`,
  pageOf: (p: { page: number; total: number }) => `Page ${p.page} sur ${p.total}`,
  pageName: (p: { name: string; page: number }) => `${p.name}, à la page ${p.page}`,
  onPage: (p: { page: number }) => `À la page ${p.page}`,
  before: 'Page précédente',
  after: 'Page suivante',
  drawnPages: (p: { pages: string }) => `Pages annotées : ${p.pages}`,
  longer: (p: { total: number; max: number }) =>
    `Ce PDF a ${p.total} pages. Les ${p.max} premières se lisent ici ; la suite, dans le fichier téléchargé.`,
  text: 'Le texte de cette page',
  noText: "Cette page n'a pas de texte : c'est une image.",
  pageFailed: "Cette page n'a pas pu être affichée. Elle se lit dans le fichier téléchargé.",
  notShown: "Ce PDF ne s'affiche pas ici.",
  lockedTitle: 'Ce PDF est verrouillé par un mot de passe.',
  again: 'Réessayer',
  download: 'Télécharger le fichier',
  trouble: {
    no_reader: () =>
      "Le lecteur de PDF n'est pas arrivé : la connexion manque, ou ce navigateur est trop ancien. Le fichier se télécharge toujours.",
    no_file: () => "Le fichier n'est pas arrivé. Vérifier la connexion, puis réessayer.",
    heavy: (p: { max: string }) =>
      `Il est trop lourd pour être lu ici : ${p.max} au plus. Il se télécharge toujours.`,
    locked: () =>
      "Il se télécharge, et s'ouvre ailleurs avec son mot de passe. Pour l'annoter ici, il faut que l'élève rende un PDF sans mot de passe.",
    broken: () =>
      "Il est abîmé, ou fait d'une façon que ce lecteur ne connaît pas. Il se télécharge toujours.",
  },
}
