/** French words for a shape of the live class's board that is placed by the keyboard. */
export const liveShapesFr = {
  place: 'Placer au clavier',
  hint: 'Flèches : déplacer. Maj et flèches : changer la taille. Entrée : poser. Échap : abandonner.',
  put: 'Poser la forme',
  drop: 'Abandonner',
  isPut: 'La forme est au tableau.',
  dropped: "La forme n'a pas été posée.",
  at: (p: { left: string; top: string; wide: string; high: string }) =>
    `À ${p.left} % de la gauche, ${p.top} % du haut ; largeur ${p.wide} %, hauteur ${p.high} %`,
}
