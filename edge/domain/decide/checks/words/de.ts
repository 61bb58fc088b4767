import type { ProblemSentences } from "./words.ts";

export const de: ProblemSentences = {
  "no-share":
    "Die Variante „{variant}“ kann niemand bekommen: Geben Sie ihr einen Anteil über 0, oder entfernen Sie sie.",
  "same-variant": "Zwei Varianten heißen „{variant}“.",
  "reserved-variant":
    "„{variant}“ heißen schon die, die in Ruhe gelassen werden; wählen Sie einen anderen Namen.",
  "no-fallback": "Schreiben Sie auch den Ersatztext (*).",
  "unknown-placeholder": "{name} steht für nichts; es gibt {all}.",
  "needs-offer": "{name} braucht ein Angebot in dieser Variante.",
  "needs-threshold": "{missing} braucht einen Markt mit einer Schwelle für kostenlosen Versand.",
  "claims-stock":
    "Das behauptet, wie viele noch da sind: Schreiben Sie {stock}, das füllt nur der Katalog aus.",
  "countdown-to-nothing":
    "Ein Countdown braucht ein Angebot: Er zeigt das wirkliche Ende des Angebots.",
  "no-budget":
    "Sagen Sie, wie viele Angebote zugleich offen oder eingelöst sein dürfen; diese Kampagne vergibt welche.",
  "unknown-pool": "Es gibt keinen Vorrat namens „{pool}“: Laden Sie erst seine Codes hoch.",
  "empty-pool": "Der Vorrat „{pool}“ hat keine Codes mehr: Laden Sie weitere hoch.",
  "no-end": "Ein Angebot braucht ein Ende.",
  "no-audience":
    "Sagen Sie, wer gemeint ist: Diese Kampagne wartet darauf, dass jemand zu ihrer Zielgruppe kommt.",
  "unreachable-arm": "Hierher kommt niemand: Ein Zweig davor hat dieselbe Bedingung.",
  contradiction: "Niemand kann gemeint sein: „{one}“ und „{other}“ schließen einander aus.",
  "unknown-persona": "Es gibt keine Persona namens „{name}“.",
  "unknown-market": "Es gibt keinen Markt namens „{name}“.",
  unfair:
    "Neue Kunden bekämen dieses Angebot und treue nie: Öffnen Sie es auch für sie, oder schalten Sie erst eines live, das für sie mindestens so gut ist.",
  "drop-without-history":
    "Eine Preissenkung darf nur am niedrigsten Preis der letzten 30 Tage gemessen werden; so lange bewahrt der Katalog noch keine Preise auf.",
  "reduction-without-offer":
    "Das behauptet eine Ermäßigung, aber die Variante hat kein Angebot, und der niedrigste Preis der letzten 30 Tage ist nicht bekannt.",
  "undisclosed-price":
    "Dieser Preis hängt davon ab, wer jemand ist: Sagen Sie es in jeder Sprache, etwa „Ihr persönlicher Preis“.",
  "ends-before": "Sie endet, bevor sie beginnt.",
  "has-ended": "Dieser Zeitpunkt ist vorbei.",
  "nothing-follows":
    "Nach diesem Schritt kommt nichts: Fügen Sie einen hinzu, der etwas sagt, oder entfernen Sie ihn.",
  "says-nothing": "Kein Schritt zeigt oder sendet etwas.",
  "collective-shows": "Eine Sammelsendung kann auf einer Seite nichts zeigen.",
  "never-open":
    "Die Ruhezeiten des Shops lassen weniger als eine Stunde am Tag: Keine Nachricht ginge je hinaus.",
  "in-quiet-hours": "{time} liegt in der Ruhezeit: Wählen Sie eine Zeit nach {to}.",
  "foreign-link":
    "Das führt aus dem Shop hinaus: Nehmen Sie einen Pfad oder eine Adresse von der Liste des Shops.",
};
