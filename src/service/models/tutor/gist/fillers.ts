/** Words around a question that say nothing about what is to be computed. */

/**
 * Anything that could change a question stays out: "not", "positive", "each", "sum", "how many" and the like. A
 * word that stands neither here nor in the lexicon makes the tutor refuse.
 */
export const FILLERS: ReadonlySet<string> = new Set(
  // Who asks and is asked.
  (
    "means meaning among single composition composite real pull rewrite rewritten writen decide settle equal belonging belongs number numbers data list lists values marks scores grades figures interval notation a able above actual actually afternoon again ah ai algebra alike all already alright also although " +
    "altogether am an answer answered answers any anybody anyone anyway apart app apply applying " +
    "appreciate appreciated are aren't arithmetic arrive arrives asap ask asked asking asks assignment " +
    "assistant assume assuming attempt attempting back bars basically be because become becomes been " +
    "begin begins being believe below bit board book boss bot both brief briefly bring brother btw buddy " +
    "busy but calculate calculated calculates calculating calculation calculator calculus called came can " +
    "can't cannot cant capable certain chatgpt check checking cheers child class clear clearly clue code " +
    "colleague colleagues college come comes coming complete completely compound compute computed " +
    "computer computes computing confirm confirming confused confusing consider considering constant " +
    "conversion cool correct correctly could couldn't counting course curious current d'you da dad dat " +
    "daughter day deal dear deliver demo demonstration demos detail details determine determining did " +
    "didn't difficult directly display do does doesn't doesnt doing don't done dont double-check down dr " +
    "easy eh end ended ending ends enjoy enter evaluate evaluating evening ever every everybody everyone " +
    "exact exactly exam exercise exercises expected explain explained explaining explains express " +
    "expressed expressing expression expressions fast figure final finals find finding finds fine folks " +
    "following forget forgot forgotten form formulas found friend friends full fully function " +
    "functions fyi geometry get gets getting gimme give given gives giving glad go goes going gonna good " +
    "got gotta gpt grateful great greetings group guess guessing guys had haha hand handle handling " +
    "happen happens happy hard has have having he head hello help helped helping helps hence her here " +
    "here's hey hi him hint his hiya hm hmm hold holds homework how hurry i i'd i'll i'm i've id idea " +
    "illegal im insert inserted interested interesting interpreter is isn't it it's its ive just keep " +
    "keeping keeps kid kids kind kinda kindly know knowing known knows latest learn learned learners " +
    "learning learnt leave leaves lemme lesson lessons let let's lets letter lie lies like lin listed " +
    "little live located lol look looking looks lost lot love loved lovely machine madam made make makes " +
    "making mate math mathematics maths may maybe me memory mentioned method methods midterm might mind " +
    "mine miss mom morning mr mrs ms much mum must my name named need needed needing needs new next nice " +
    "normal notation notebook notebooks now obtain obtained obtaining off oh ok okay old once one onto " +
    "ordinary our output over overall pair paper pass passes passing per perhaps pin plain play playing " +
    "please plis pls plss plug plugging plz possible possibly practice practicing practise practising " +
    "precalculus precise precisely prep prepare prepared preparing print problem problems produce " +
    "produces prof professor program proper properly provide provided provides pupil pupils put puts " +
    "python question questions quick quickly quiz r reach reached read reading ready really receive " +
    "received refresh remember remind reminder report result results return returning returns review " +
    "reviewing revising revision right said same say says school see seeing seem seems seen set " +
    "shall she short should show showing shown shows sign signs simple simply since sir sister sit sits " +
    "slide slides so some somebody somehow someone son soon sorry spit stand start started starting state " +
    "stating statistics stays step steps still story straight struggling stuck student students stuff " +
    "such super support suppose supposed sure surely survive survives sympy ta take takes taking task " +
    "tasks teach teacher teachers team tell tells test tested testing textbook thank thanks that that's " +
    "the their them there there's therefore these they thing thing's things think thinking this those " +
    "though thought throw thus thx tiny today together told tomorrow tonight too tool tricky tried tries " +
    "trig trigonometry true try trying turn tutor ty type typed typing tysm u uh um unable under " +
    "university unknown unsure up upon ur us use used uses using usual value values variable variables " +
    "verify verifying via wait waiting walk walks wanna want wanted wants was wat wats way ways we we'd " +
    "we'll we're we've well went were what what's whatever whats whenever which while whiteboard who " +
    "who's whom whose why will wish within won't wonder wondered wondering words work working works " +
    "worksheet workshop wot would wouldn't write writes writing written wrote ya yeah yep yes yesterday " +
    "yet yield yields yo you you're your"
  ).split(" "),
);
