/** What live classes keep about people, for the page on privacy. */

export const liveKeptFr = [
  {
    what: "Classe en direct : ce qui y est dessiné, écrit, demandé et voté ; la voix n'est pas gardée",
    why: "Que chacun le retrouve après une coupure, et qu'un adulte puisse relire ce qui s'est dit",
    long: '7 jours après la séance',
  },
  {
    what: "Classe en direct enregistrée, quand un adulte le décide et que tous le voient : le tableau, la discussion et la voix ; aucun élève sans l'accord de sa famille",
    why: "Qu'un élève absent puisse revoir la séance",
    long: '30 jours après la séance, ou dès que le professeur la supprime',
  },
  {
    what: "L'accord pour qu'un élève apparaisse dans ces enregistrements : qui l'a donné ou retiré, et quand",
    why: "Que personne n'y soit sans l'avoir voulu",
    long: "Tant que l'élève est connu de l'école",
  },
  {
    what: 'Classe en direct : qui est entré et sorti, et quand',
    why: "Savoir qui était là, et que personne d'autre n'y est entré",
    long: '400 jours après la séance',
  },
]
