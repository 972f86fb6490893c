/**
 * French words of the display settings: fetched when somebody opens them. Ordinary spaces and straight
 * apostrophes: `setFrench` sets them.
 */
export const displayFr = {
  intro:
    'Ces réglages ne valent que pour la personne qui les choisit. Une fois connectée, elle les retrouve sur ses autres appareils.',
  theme: 'Couleurs',
  themeAuto: "Comme l'appareil",
  themeLight: 'Claires',
  themeDark: 'Sombres',
  font: 'Police',
  fontStandard: 'Atkinson Hyperlegible',
  fontDyslexic: 'OpenDyslexic, pour les lecteurs dyslexiques',
  spacing: 'Espacement',
  spacingStandard: 'Normal',
  spacingWide: 'Plus large',
  textSize: 'Taille du texte',
  textNormal: 'Normale',
  textLarge: 'Grande',
  textLarger: 'Très grande',
  textLargest: 'Géante',
  textSmall: 'Petite',
  sample: 'La cloche sonne, la cour se vide : la leçon commence sous le préau.',
}
