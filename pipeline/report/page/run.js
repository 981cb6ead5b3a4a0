// The run: what the page was given, and where to find each part of it.
const run = JSON.parse(document.getElementById("data").textContent);

const documents = new Map(run.documents.map((item) => [item.id, item]));
const items = new Map();
const byDocument = new Map(run.documents.map((item) => [item.id, { quotes: [], claims: [] }]));
const sidesOf = new Map(); // claim id -> [{dispute, side}]
const pairsOf = new Map(); // claim id -> contradictions
const carriedBy = new Map(); // quote id -> claims

function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function register(list, type) {
  for (const item of list) {
    item.type = type;
    items.set(item.id, item);
  }
}

register(run.quotes, "quote");
register(run.claims, "claim");
register(run.contradictions, "contradiction");
register(run.disputes, "dispute");
for (const quote of run.quotes) byDocument.get(quote.document).quotes.push(quote);
for (const claim of run.claims) {
  byDocument.get(claim.document).claims.push(claim);
  if (claim.quote) push(carriedBy, claim.quote, claim);
}
for (const dispute of run.disputes) {
  dispute.sides.forEach((side, index) => {
    for (const claim of side.claims || []) push(sidesOf, claim, { dispute, side: index });
  });
}
for (const pair of run.contradictions) {
  push(pairsOf, pair.a, pair);
  push(pairsOf, pair.b, pair);
}

const STATUS_ORDER = { genuine: 0, undetermined: 1, apparent: 2 };

function storyOf(item) {
  if (item.story) return item.story;
  const home = documents.get(item.document);
  return home ? home.story : null;
}

function inStory(list, story) {
  return list.filter((item) => storyOf(item) === story);
}

function disputesOf(story) {
  return inStory(run.disputes, story); // they stand in the order in which they are told
}

function standingIn(story) {
  return disputesOf(story).filter((dispute) => dispute.status !== "apparent");
}

function outletOf(id) {
  const found = documents.get(id);
  return found ? found.publisher || found.id : id;
}

// An outlet with several documents is told apart by their titles.
function labelOf(id) {
  const found = documents.get(id);
  return found ? found.title || opening(found.text) || found.id : id;
}

// The first words of a text that has no title.
function opening(text) {
  const words = text.slice(0, 400).trim().replace(/\s+/g, " ");
  return words.length > 60 ? `${[...words].slice(0, 60).join("").replace(/ \S*$/, "")} …` : words;
}

function isAuthor(speaker) {
  return Boolean(speaker) && speaker.name === "AUTHOR";
}

// Statements but those that a copy only tells again in the words of the account it copies.
function toldOnce(list) {
  return list.filter((item) => !item.again);
}

// The name to file a statement under; null where nobody is named.
function speakerKey(item) {
  const speaker = item.speaker;
  if (!speaker) return null;
  if (isAuthor(speaker)) return outletOf(item.document);
  return speaker.name || speaker.said || null;
}

function linkName(link) {
  return link.name || link.said || "someone";
}

// Text between two places of a document, on one line.
function slice(documentId, [start, end]) {
  return documents.get(documentId).text.slice(start, end).replace(/\s+/g, " ");
}

function wordsOf(item) {
  if (item.words) return item.words;
  if (!item.at) return item.unseen || "";
  return item.at.map((place) => slice(item.document, place)).join(" … ");
}

// The side of a claim in a pair: as in its dispute, else 0 for a and 1 for b.
function pairSide(pair, claimId) {
  const held = (sidesOf.get(claimId) || []).find(({ dispute }) => dispute.id === pair.dispute);
  return held ? held.side : claimId === pair.a ? 0 : 1;
}

function sideLetter(index) {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function plainDate(iso) {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(iso || "");
  if (!match || !MONTHS[match[2] - 1]) return iso || "";
  const month = `${MONTHS[match[2] - 1]} ${match[1]}`;
  return match[3] ? `${Number(match[3])} ${month}` : month;
}

function counted(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many || `${one}s`}`;
}
