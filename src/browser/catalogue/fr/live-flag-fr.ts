/** Words with which a line of the chat of a live class is pointed out to its adults, in French. */

export const liveFlagFr = {
  press: 'Signaler',
  pressOf: (p: { name: string }) => `Signaler ce message de ${p.name}`,
  title: 'Signaler ce message ?',
  confirm: 'Signaler le message',
  means: (p: { readonly tu: boolean }) =>
    p.tu
      ? "Tes professeurs dans cette classe verront que tu le signales, et la direction pourra le relire. Les autres élèves n'en sauront rien."
      : "Les adultes de cette classe verront que vous le signalez, et la direction pourra le relire. Les élèves n'en sauront rien.",
  done: 'Signalé',
  told: (p: { name: string }) => `Un message de ${p.name} est signalé.`,
  by: (p: { names: string }) => `par ${p.names}`,
}
