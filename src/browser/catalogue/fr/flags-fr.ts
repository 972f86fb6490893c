/** French words of lines of live classes that somebody pointed out, for the head. */

export const flagsFr = {
  title: 'Signalements',
  intro:
    "Des messages de classes en direct que quelqu'un a signalés à ses professeurs. Ils sont gardés un an, puis effacés.",
  nothing: "Aucun message n'a été signalé depuis un an.",
  caption: 'Messages signalés, le plus récent en premier',
  columns: { when: 'Quand', by: 'Écrit par', words: 'Message', flaggedBy: 'Signalé par' },
  to: {
    class: 'à la classe',
    adults: 'aux adultes',
    breakout: 'dans un îlot',
  },
  more: 'Voir les plus anciens',
  end: "C'est tout.",
}
