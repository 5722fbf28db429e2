/** Words around a question that say nothing about what is to be computed. */

/**
 * Anything that could change a question stays out: "not", "positive", "each", "sum", "how many" and the like. A
 * word that stands neither here nor in the lexicon makes the tutor refuse.
 */
export const FILLERS: ReadonlySet<string> = new Set(
  // Who asks and is asked.
  (
    "becomes become some any whose leaves leave begins keeps keep keeping goes stays comes-out waiting wait hurry busy ready stuck same step steps every i me my mine we us our you your he him his she her they them their someone somebody anyone anybody everyone everybody one it its " +
    "this that these those here there who whom which what whatever who's i'm i'd i've i'll we're we've we'd we'll you're it's that's " +
    "what's whats wats here's there's let's lets kid kids child daughter son friend friends student students pupil pupils class teacher " +
    "teachers prof professor tutor boss colleague colleagues brother sister mum mom dad buddy mate folks guys team everybody learners group " +
    // Asking and answering.
    "ask asks asked asking tell tells told say says said show shows showing shown give gives giving given get gets getting got find finds " +
    "finding found compute computes computing computed calculate calculates calculating calculated calculation determine determining work working works " +
    "out evaluate evaluating figure know knows knowing need needs needed needing want wants wanted wish would wouldn't could can can't cannot " +
    "couldn't should shall will won't may might must do does did doing done don't doesn't didn't have has had having am is are was were be been " +
    "being isn't aren't help helps helping helped please pls plz plss plis thanks thank thx ty tysm cheers sorry hi hello hey hiya yo greetings dear good " +
    "morning afternoon evening day today tonight tomorrow yesterday now again start starting started begin stuck struggling confused lost unsure " +
    "sure certain wonder wondering wondered curious interested trying try tries tried attempt attempting make makes making made take takes taking " +
    "look looks looking see seeing seen read reading write writes writing written wrote express expressing expressed state stating bring turn " +
    "explain explains explaining explained walk walks through teach learn learning learnt learned practice practise practicing practising " +
    "review reviewing revision revising prepare preparing prep prepared test testing tested check checking confirm confirming verify verifying double-check " +
    "lesson lessons homework worksheet assignment exercise exercises task tasks problem problems question questions quiz exam midterm final finals " +
    "notebook notebooks demo demos demonstration workshop tool thing things stuff book textbook board whiteboard slide slides course school college university " +
    "math maths mathematics algebra calculus arithmetic trig trigonometry precalculus geometry statistics " +
    "answer answers answered result results output value values step steps detail details brief briefly short quick quickly fast asap " +
    "simply easy hard difficult tricky nice lovely great super cool interesting simple plain exact exactly precise precisely correct correctly right " +
    "proper properly clear clearly full fully complete completely directly straight actual actually really just basically " +
    "words way method methods formula formulas expression expressions function functions " +
    "following below above listed mentioned called named known as so then thus hence therefore and or but if when whenever where while because since " +
    "though although also too well ok okay like such kind kinda bit little lot much maybe perhaps possible possibly " +
    "the a an of for in on to from by at with within into onto upon about around over under per via between " +
    "how why come comes came coming goes go going went end ends ending ended up down off back " +
    "use uses using used apply applying handle handling deal play playing enter type typing typed put puts plug plugging insert inserted " +
    "name letter unknown variable variables sign form notation pair set " +
    "anyway btw fyi lol haha hmm hm um uh oh ah eh yeah yes yep alright thing's already still yet ever " +
    "hold holds true happen happens let supposed suppose assume assuming consider considering think thinking thought believe guess guessing seem seems " +
    "d'you ya u ur r im id ive cant dont doesnt gimme lemme wanna gonna gotta wat wot da dat " +
    "same old new current latest both all every together overall altogether once soon fine alike sir madam mr mrs ms miss dr " +
    "machine app bot assistant ai computer program python code sympy gpt chatgpt interpreter calculator hand head mind paper " +
    "appreciate appreciated kindly grateful glad happy love loved enjoy " +
    "refresh remind reminder remember forgot forgotten memory idea clue hint able unable capable support provide provides provided return returns returning " +
    "report deliver produce produces yield yields spit throw print display obtain obtained obtaining reach reached arrive arrives received receive"
  ).split(" "),
);
