"""Given names that tell a person, and usually whether *he* or *she* is meant, in news from anywhere."""

from __future__ import annotations

MALE = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmed akira al alan albert alejandro alex alexander alexei alexey
    alfred ali allan
    allen andre andrei andres andrew andriy angus anthony antonio antony ariel arthur artur asif ban barack barry bart
    ben benjamin
    benny bernard bernie bert bill billy bob bobby boris brad bradley brandon brian bruce bryan caleb carl carlos chad
    charles
    charlie chris christopher clarence clark claude clay cliff clinton colin connor corey craig cyril dale damian dan
    daniel danny
    daryl dave david dean dennis derek dick diego dirk dmitri dmitry dominic don donald doug douglas drew dwight dylan
    earl ed eddie
    edgar edmund eduardo edward edwin eli elias elijah emmanuel enrique eric erik ernest ethan eugene evan evgeny
    fabio felipe felix
    fernando francis francisco francois frank franklin fred frederick gabriel garry gary gavin gene geoff geoffrey
    george gerald
    gerard gerhard giovanni giuseppe glen glenn gordon graham grant greg gregory grigory guillermo gunther gus guy
    hamid hank hans
    harold harry harvey hassan hector heinz henri henry herbert herman hiroshi howard hugh hugo ian ibrahim ignacio
    igor ilya imran
    isaac ismail ivan jack jacob jacques jaime jake james jamie jared jason javier jay jean jeff jeffrey jeh jeremy
    jerome jerry jesse
    jim jimmy joachim joe joel john johnny jon jonathan jonny jordan jorge jose josef joseph josh joshua juan julian
    julio jurgen
    justin karim karl keith ken kenneth kevin khalid kim kirk klaus konstantin kurt kyle lance larry lars laurent
    lawrence lee len
    leo leon leonard leonid lester lewis lionel liam lindsey lloyd lorenzo louis luca lucas luigi luis luke magnus
    malcolm manuel
    marc marcel marco marcus mario mark marshall martin marvin matt matteo matthew maurice max maxim maxime mehmet
    michael michel
    miguel mike mikhail milos mitch mitt mohamed mohammad mohammed morgan muhammad murray mustafa narendra nathan
    nathaniel neil
    nelson nicholas nick nicolas nigel nikita nikolai nikos norman oleg oleksandr oliver omar oscar osman otto owen
    pablo pat patrick
    paul pavel pedro peter petr petro phil philip philippe phillip pierre piotr pyotr quentin rafael rahul ralph ramon
    randall
    randy raul ray raymond recep reince rex ricardo richard rick rob robert roberto robin rod rodney rodrigo roger
    roland roman ron
    ronald rory ross roy rudolph rudy rush russell ryan salman salvador sam samir samuel sean sebastian sébastien
    sebastien serge sergei
    sergey seth shane shaun shinzo sidney silvio simon stan stanley stefan stephane stephen steve steven stewart
    stuart sven tariq
    ted terence terrence terry theo theodore thierry thomas tim timothy tobias todd tom tomas tommy tony travis trey
    tyler umar vadim
    valery vasily viktor vince vincent vitaly vladimir volodymyr walter warren wayne werner wesley wilhelm will
    william willie wolf
    wolfgang woodrow xavier xi yasser yevgeny yitzhak younis yuri yusuf yves zachary zoltan""".split()
)
FEMALE = frozenset(
    """abby abigail adele adriana agatha agnes aisha alexandra alexis alice alicia alina alison allison alyssa amanda
    amber amelia
    amina amy ana anastasia andrea angela angelina anita ann anna anne annette annie antonia april arianna ashley
    astrid audrey ava
    barbara beatrice becky belinda bernadette beth betsy betty beverly bonnie brenda bridget brigitte brooke camila
    camille candace
    carla carly carmen carol carole caroline carolyn carrie cassandra catherine cathy cecilia celia charlotte chelsea
    cheri cheryl
    christiane christina christine cindy claire clara claudia colleen connie constance corinne cornelia cristina
    crystal cynthia dana
    danielle daria dawn deborah debbie debra denise diana diane dolores donna dora doris dorothy ebony edith eileen
    elaine eleanor
    elena elisabeth eliza elizabeth ella ellen elsa emily emma erika erin esther eva evelyn farah fatima felicity
    fiona florence
    frances francoise gabriela gail galina gemma gennifer georgia geraldine gertrude gina giorgia gladys gloria grace
    greta gretchen
    gwen hannah harriet heather heidi helen helena helga hilary hillary hope huma ida imelda ines ingrid irene irina
    iris isabel
    isabella ivana ivanka jackie jacqueline jane janet janice jasmine jean jeanne jenna jennifer jenny jessica jill jo
    joan joanna
    joanne jocelyn jodie josephine joy joyce judith judy julia juliana julie juliet june kamala karen karin karina
    kate katharine
    katherine kathleen kathryn kathy katie katrina kayleigh kellyanne kelly kerry kim kimberly kirsten kristen
    kristina lara larisa
    latifa laura lauren leila lena leslie lidia lilian lily linda lisa liz loretta lorraine louise lucia lucy ludmila
    lydia lynn
    madeleine maggie malala manuela mara marcia margaret margarita maria marian marie marilyn marina marine marion
    marjorie marlene
    martha mary maureen maya megan meghan melania melanie melinda melissa mercedes meredith mia michelle mildred
    miranda miriam
    molly monica mona myra nadezhda nadia nancy naomi natalia natalie natasha nicola nicole nina noelle nora norma
    nuland olena olga
    olivia pamela patricia paula pauline penelope penny petra phyllis priscilla priti rachel rebecca regina renee
    rhonda rita roberta
    robyn rosa rosalind rose rosemary roxanne ruth sabine sally samantha sandra sara sarah sasha shannon sharon sheila
    shelley sheryl
    shirley silvia simone sofia sonia sophia sophie stacey stella stephanie sue susan susanna suzanne svetlana sylvia
    tamara tammy
    tanya tara tatiana teresa thelma theresa tina tracy tulsi ursula valentina valerie vanessa vera veronica victoria
    viola virginia
    vivian wanda wendy whitney wilma yasmin yelena yolanda yulia yvette yvonne zainab zoe""".split()
)
