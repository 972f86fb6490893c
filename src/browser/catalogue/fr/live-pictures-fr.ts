/** French words of the shared screen of a live class. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

export const livePicturesFr = {
  title: 'Écran partagé',
  share: 'Partager mon écran',
  stop: 'Arrêter le partage',
  asking: 'Le navigateur demande quel écran partager…',
  on: 'La classe voit votre écran, une image par seconde au plus. Il n’est pas enregistré.',
  denied: 'L’écran n’est pas partagé : le navigateur ne l’a pas permis.',
  ended:
    'La classe ne voit plus votre écran : un autre est partagé, ou la connexion s’est coupée. Partagez-le de nouveau si besoin.',
  sharedBy: (p: { name: string }) => `L’écran de ${p.name} est partagé.`,
  over: 'L’écran n’est plus partagé.',
  somebody: 'un adulte',
  picture: (p: { name: string }) => `Écran de ${p.name}`,
  hide: 'Voir le tableau seul',
  show: 'Voir l’écran partagé',
  coming: 'L’image de l’écran arrive…',
  leftOut: 'Les images de l’écran ne sont pas demandées pour le moment.',
}
