/** What words stand for beside themselves: "umbrella" speaks of weather, and so does "Wetter". */

/** What words of a question go with. */
export const RELATED: readonly [RegExp, string][] = [
  [
    /\b(?:temperature|forecast|rain|raining|rainy|sunny|snow\w*|umbrella|hott?\w*|cold\w*|warm\w*|windy|degrees|coat|jacket|what (?:should|to) (?:i )?wear)\b/i,
    "weather forecast temperature",
  ],
  [
    /\b(?:stocks?|shares?|ticker|trading|trades? at|quote|closing price|nasdaq|market price)\b/i,
    "stock share price quote ticker",
  ],
  [/\b(?:price|cost|costs|worth|expensive|how much (?:is|are|does))\b/i, "price cost value"],
  [/\b(?:e-?mails?|mail)\b/i, "email mail send message"],
  [/\b(?:write to|let \w+ know|notify|inform|tell \w+ that|drop a line)\b/i, "send email message notify"],
  [/\b(?:what time|the time|o'clock|local time|current time|how late)\b/i, "time clock"],
  [/\b(?:add|plus|sum|total|increase)\b|\d\s*\+\s*\d/i, "add sum plus addition total"],
  [/\b(?:subtract|minus|difference|take away)\b|\d\s*[-−]\s*\d/i, "subtract minus subtraction difference"],
  [
    /\b(?:multiply|multiplied|times|product|double|triple)\b|\d\s*[*×x·]\s*\d/i,
    "multiply times product multiplication",
  ],
  [/\b(?:divide|divided|quotient|split)\b|\d\s*[/÷]\s*\d/i, "divide division quotient"],
  [
    /\b(?:dollars?|euros?|yen|pounds?|francs?|rupees?|yuan|usd|eur|gbp|jpy|chf|exchange)\b|[€$£¥]\s?\d/i,
    "currency exchange convert rate money",
  ],
  [
    /\d\s*[-+*/×÷^]\s*\d|\bsquare root\b|\bto the power\b/,
    "calculator math mathematical arithmetic expression",
  ],
  [/\b(?:quiz|exam|test me|practice questions)\b/i, "quiz test question"],
  [/\b(?:live in|inhabitants|people live|residents)\b/i, "population"],
  [/\b(?:stocks|shares|positions?|holdings?|investments?) (?:do|i|that i|in my)\b/i, "portfolio holding"],
  [/\b(?:where am i|where i am|my location|here|near me|around me)\b/i, "location"],
  [/\b(?:remind|reminder|don't let me forget)\b/i, "reminder alarm create set"],
  [/\b(?:book|reserve|reservation)\b/i, "book reserve booking reservation"],
  [/\b(?:translate|translation|in (?:french|german|spanish|italian))\b/i, "translate translation"],
  [/\b(?:look up|search|find|google)\b/i, "search lookup query"],
  [/\b(?:lights?|lamp)\b/i, "light lamp"],
  [/\b(?:how far|distance|kilomet(?:er|re)s between|miles between)\b/i, "distance"],
  [/\b(?:schedule|meeting|appointment|calendar)\b/i, "event calendar meeting appointment schedule"],
  [/\b(?:timetable|lessons?|classes|agenda)\b/i, "timetable schedule"],
  [/\b(?:today|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/i, "day date"],
  [/\b(?:nickname|called)\b/i, "nickname"],
];

/** English words for those of other languages, which questions and descriptions of functions may be written in. */
export const TRANSLATED: readonly [RegExp, string][] = [
  [words("wetter\\p{L}*|tiempo|temps|météo|meteo|clima|weer|pogoda|погод\\p{L}*"), "weather"],
  [/天气|天気/, "weather"],
  [words("temperatur|temperatura|température"), "temperature"],
  [words("aktien?\\p{L}*|acci[oó]n|acciones|bourse|borsa|azion[ei]|beurs"), "stock share"],
  [words("preise?s?|precios?|prix|prezz[oi]|preços?|kurs|kosten|kostet|cuesta|coûte|costa"), "price cost"],
  [
    words(
      "abrufen|ruft|holen?|ermittl\\p{L}*|obtenir|obtient|obtener|obtiene|ottieni|ottenere|récupérer|recuperar|consultar",
    ),
    "get",
  ],
  [words("uhrzeit|wie spät|hora|heure|hoe laat|ore sono|che ora"), "time"],
  [words("correo|courriel|mail|nachricht|mensaje|messaggio"), "email message"],
  [words("sende|senden|schick\\p{L}*|env[ií]a\\p{L}*|envo[iy]\\p{L}*|invia\\p{L}*|stuur"), "send"],
  [words("währung\\p{L}*|moneda|devise|valuta|moeda"), "currency"],
  [
    words("umrechn\\p{L}*|rechne|convertir|converti\\p{L}*|konvertier\\p{L}*|wechselkurs"),
    "convert exchange",
  ],
  [words("übersetz\\p{L}*|traduc\\p{L}*|tradui\\p{L}*|traduz\\p{L}*|vertaal"), "translate"],
  [words("bestell\\p{L}*|pedidos?|commande|ordine|bestelling"), "order"],
  [words("buche|buchen|buchung|reserv\\p{L}*|réserv\\p{L}*|prenot\\p{L}*|boek"), "book reservation"],
  [words("suche|suchen|busca\\p{L}*|cherch\\p{L}*|cerca\\p{L}*|zoek"), "search"],
  [words("addier\\p{L}*|sumar?|additionn\\p{L}*|somma\\p{L}*"), "add sum"],
  [words("multiplizier\\p{L}*|multiplicar?|multiplier|moltiplica\\p{L}*"), "multiply"],
  [words("kunden?\\p{L}*|clientes?|klant"), "customer"],
  [words("produkte?\\p{L}*|productos?|produits?|prodott[oi]"), "product"],
  [words("flug|flüge|vuelos?|vols?|voli?|vlucht"), "flight"],
  [words("licht|lampe|luz|lumière|luce"), "light"],
  [words("einwohner\\p{L}*|población|bevölkerung|habitants?|abitanti"), "population"],
];

/** A pattern for whole words; `\b` knows no letters beside those of English. */
function words(alternatives: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, "iu");
}
