/** What live classes keep about people, for the page on privacy. */

export const liveKeptFr = [
  {
    what: "Classe en direct : ce qui y est dessiné, écrit, demandé et voté, et les diapositives ; la voix n'est pas gardée",
    why: "Que chacun le retrouve après une coupure, et qu'un adulte puisse relire ce qui s'est dit",
    long: '7 jours après la séance',
  },
  {
    what: "Message d'une classe en direct que quelqu'un a signalé : ses mots, qui l'a écrit, qui l'a signalé ; la direction seule les lit",
    why: "Qu'un message qui blesse ne disparaisse pas avant qu'un adulte s'en occupe",
    long: '12 mois',
  },
  {
    what: "Classe enregistrée, au vu de tous : tableau, discussion, voix ; aucun élève sans l'accord de sa famille, qui est noté",
    why: 'Revoir la séance',
    long: "30 jours, ou moins si le professeur l'efface ; pas plus longtemps sur un appareil qui la garde",
  },
  {
    what: 'Classe en direct : qui est entré et sorti, et quand',
    why: "Savoir qui était là, et que personne d'autre n'y est entré",
    long: '400 jours après la séance',
  },
]
