import type { ProblemSentences } from "./words.ts";

export const pl: ProblemSentences = {
  "no-share": "Nikt nie dostanie wariantu „{variant}”: daj mu udział większy od 0 albo go usuń.",
  "same-variant": "Dwa warianty nazywają się „{variant}”.",
  "reserved-variant": "„{variant}” to nazwa tych, których zostawiamy w spokoju; wybierz inną.",
  "no-fallback": "Napisz też tekst zastępczy (*).",
  "unknown-placeholder": "{name} nic nie oznacza; są {all}.",
  "needs-offer": "{name} wymaga oferty w tym wariancie.",
  "needs-threshold": "{missing} wymaga rynku z progiem darmowej dostawy.",
  "claims-stock": "To mówi, ile sztuk zostało: napisz {stock}, to wypełnia tylko katalog.",
  "countdown-to-nothing": "Odliczanie wymaga oferty: pokazuje jej prawdziwy koniec.",
  "no-budget":
    "Podaj, ile ofert może być naraz otwartych lub zrealizowanych; ta kampania je rozdaje.",
  "unknown-pool": "Nie ma puli „{pool}”: najpierw wgraj jej kody.",
  "empty-pool": "W puli „{pool}” nie ma już kodów: wgraj kolejne.",
  "no-end": "Oferta musi mieć koniec.",
  "no-audience":
    "Powiedz, o kogo chodzi: ta kampania czeka, aż ktoś wejdzie do jej grupy docelowej.",
  "unreachable-arm": "Nikt tu nie trafi: wcześniejsza gałąź ma ten sam warunek.",
  contradiction: "Nikt nie spełni obu: „{one}” i „{other}” wykluczają się.",
  "unknown-persona": "Nie ma persony „{name}”.",
  "unknown-market": "Nie ma rynku „{name}”.",
  unfair:
    "Nowi klienci dostaliby tę ofertę, a lojalni nigdy: otwórz ją także dla nich albo najpierw włącz co najmniej tak samo dobrą dla nich.",
  "drop-without-history":
    "Obniżkę wolno podawać tylko wobec najniższej ceny z 30 dni; katalog nie przechowuje cen jeszcze tak długo.",
  "reduction-without-offer":
    "To obiecuje obniżkę, ale wariant nie ma oferty, a najniższa cena z 30 dni nie jest znana.",
  "undisclosed-price":
    "Ta cena zależy od tego, kim ktoś jest: powiedz to w każdym języku, na przykład „Twoja indywidualna cena”.",
  "ends-before": "Kończy się, zanim się zacznie.",
  "has-ended": "Ten moment już minął.",
  "nothing-follows": "Po tym kroku nic nie następuje: dodaj taki, który coś mówi, albo go usuń.",
  "says-nothing": "Żaden krok nic nie pokazuje ani nie wysyła.",
  "collective-shows": "Wysyłka zbiorcza nie może niczego pokazać na stronie.",
  "never-open":
    "Godziny ciszy sklepu zostawiają mniej niż godzinę dziennie: żadna wiadomość by nie wyszła.",
  "in-quiet-hours": "{time} wypada w godzinach ciszy: wybierz czas po {to}.",
  "foreign-link": "To prowadzi poza sklep: użyj ścieżki albo adresu z listy sklepu.",
};
