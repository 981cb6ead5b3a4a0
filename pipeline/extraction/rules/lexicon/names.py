"""Given names that tell a person, and usually whether *he* or *she* is meant, in news from anywhere."""

from __future__ import annotations

MALE = frozenset(
    """aaron abdul abdullah abraham adam aditya adrian ahmed akash akio akira al alan alasdair alastair albert
    alejandro aleksandar aleksander aleksandr aleksei alessandro alex alexander alexei alexey alfonso alfred ali
    alistair allan allen alvaro amit anand anatoliy anatoly anders andre andrei andres andrew andriy angus anil
    anthony antoine anton antonio antony archie ariel arjun arkadiusz arkady armando arne arnold arthur artur
    arturo ashok asif aurelio babatunde ban barack barnaby barry bart bartosz bashir basil ben benedikt benito
    benjamin benny bernard bernd bernie bert bill billy bjorn björn blaise bob bobby bogdan bohdan bojan boleslav
    boris borislav brad bradley brandon branko brian bruce bruno bryan caleb callum camilo carl carlos cedric cesar
    chad charles charlie chidi chinedu chris christopher clarence clark claude clay cliff clinton clive colin
    connor conor constantin corey cormac craig cristian cyril cyrille daisuke dale damian damien dan daniel danilo
    danny danylo darko daryl dave david davide dean declan deepak dennis denys derek detlef dick didier diego
    dieter dimitar dimitri dimitris dinesh dirk dmitri dmitry domenico dominic dominik don donald doug douglas
    dragan drew duncan dusan dwight dylan eamon earl ed eddie edgar edmund eduard eduardo edward edwin efraim egon
    eli elias elijah emeka emil emile emiliano emmanuel enrique enzo ercole eric erik ernest ernesto ethan etienne
    eugene evan evgeny ewan fabian fabio fabrice farid federico felipe felix femi ferdinand fergus fernand fernando
    finlay florian francesco francis francisco franco francois frank franklin fred frederic frederick frederik
    friedrich fritz frédéric fyodor gabriel ganesh gareth garry gary gaston gavin gene geoff geoffrey georg george
    georges georgi gerald gerard gerhard gianni gilbert giles giorgio giorgos giovanni giuseppe gleb glen glenn
    godfrey gopal goran gordon graham grant greg gregory grigory guillaume guillermo gunnar gunter gunther gus
    gustav gustavo guy günter hakan hamid hamish hamza hank hans harald harish harold harry haruto harvey hasan
    hassan hector heinrich heinz helmut helmuth henri henrik henry herbert herman hermann hideo hiroshi holger
    horst howard hristo hubert hugh hugo humphrey hussein huw hywel håkan iain ian ibrahim ieuan ignacio ignat igor
    ihor ilya imran imre irfan isaac ismail istvan ivan ivo ivor iwan jacek jack jacob jacques jaime jake jakob
    jakub james jamie janos janusz jared jarek jaroslav jason jasper javed javier jay jean jeff jeffrey jeh jens
    jeremiah jeremy jerome jerry jesse jim jimmy jiri joachim joao joaquin joe joel johan johann johannes john
    johnny jon jonathan jonny jordan jorge jose josef joseph josh joshua jozef juan jukka julian julien julio
    jurgen justin jérôme kailash kamal karim karl kaspar kazimierz kazuo keith kemal ken kenichi kenji kenneth
    kevin khaled khalid kieran kim kiril kirill kirk klaus kofi konrad konstantin kostas krzysztof kurt kwame kyle
    kyrylo lachlan lajos lamine lance larry lars laszlo laurent lawrence lech lee leif len leo leon leonard leonid
    leopold lester leszek lewis liam lindsey lionel lloyd lorenzo lothar louis luc luca lucas luciano ludovic
    ludwig luigi luis lukas lukasz luke maciej magnus mahesh mahmoud makoto malcolm mamadou manfred manish manuel
    marc marcel marcelo marcin marco marcus marek mario mariusz mark marshall martin marvin masahiro mats matt
    matteo matthew matthias matthieu matti maurice maurizio max maxim maxime mehmet michael michal michel miguel
    mihai mihail mikael mike mikhail mikko milan milos miloš miroslav mitch mitt mohamed mohammad mohammed mohan
    morgan moritz moussa muhammad mukesh murray mustafa mykola naoki narendra nathan nathaniel naveed naveen neil
    nelson neville niall nicholas nick nicolae nicolas niels nigel nikhil nikita nikola nikolai nikos norbert
    norman olaf oleg oleh oleksandr oliver olivier olusegun oluwaseun omar orhan oscar oskar osman oswald oswaldo
    otto ousmane owen pablo pankaj paolo pascal pat patrice patrick paul pavel pavlo pawel pedro pekka percy petar
    peter petr petro phil philip philippe phillip pierre piers pietro piotr pradeep prakash pyotr quentin rafael
    rafal rahul rainer raj rajesh rajiv rakesh ralph ramesh ramon randall randy raphael rashid raul ravi ray
    raymond raúl recep reginald reince reinhard renato rex rhys ricardo richard rick rob robert roberto robin rod
    roderick rodney rodrigo roger rohit roland rolf romain roman ron ronald rory ross roy rudolph rudy rufus rupert
    rush ruslan russell ryan ryszard sachin salim salman salvador salvatore sam samir samuel sandeep sanjay satoshi
    seamus sean sebastian sebastien segun serge sergei sergey sergio sergiy serhiy seth shahid shane shaun shinji
    shinzo sidney silas silvio simon sipho slavko slawomir slobodan stan stanislav stanislaw stanley stefan stefano
    stellan stephane stephen steve steven stewart stuart sunil suresh sven sébastien tadeusz taras tarik tariq ted
    tendai terence terrence terry tetsuya thabo theo theodore thierry thilo thomas tim timothy timur tobias toby
    todd tom tomas tomasz tommy tony torsten travis trevor trey tristan tunde tyler tyrone ulrich umar uri usman
    uwe vaclav vadim valentin valery vasily vasyl vijay vikram viktor vince vincent vinod vitaliy vitaly vittorio
    vivek vladimir vladislav volker volodymyr vyacheslav waldemar walid walter warren wayne werner wesley wieslaw
    wilfred wilhelm will william willie winston witold wolf wolfgang woodrow xavier xi yakov yannick yaroslav
    yasser yevgeny yitzhak yoshio younis youssef yuri yusuf yves zachary zbigniew zoltan étienne""".split()
)

FEMALE = frozenset(
    """abby abena abigail adele aditi adriana adèle agatha agnes agnieszka agnès aisha aisling alexandra alexis alice
    alicia alina alison allison alma alyssa amalia amanda amber amelia amelie amina amy amélie ana ananya anastasia
    anca andrea anett angela angelika angelina anika anita anjali ann anna annabel anne anneliese annette annick
    annie annika antje antonia aoife april archana arianna ashley astrid audrey ava ayse aysegul barbara barbro
    beata beatrice beatrix becky belinda benedetta bernadette beth betsy betty beverly bianca birgit birgitta
    blanca bonnie bożena branka brenda bridget brigitta brigitte bronwyn brooke bénédicte camila camilla camille
    candace carla carlotta carly carmen carol carola carole caroline carolyn carrie cassandra catherine cathy
    cecilia celia chantal charlene charlotte chelsea cheri cheryl chiaki chiara chidinma christiane christina
    christine cindy claire clara claudia colette colleen concetta connie constance cordelia corinne cornelia cosima
    cristina crystal cynthia cécile dagmar dana daniela danielle daphne daria dawn debbie deborah debra deepa
    delphine denise diana diane divya dolores dominika donna dora doris dorota dorothea dorothy ebony edith edna
    eileen ekaterina elaine eleanor elena elfriede elif elisabeth elisabetta elise eliza elizabeth elke ella ellen
    eloise elsa elspeth emily emine emma emmanuelle enid erika erin ernestine esra estelle esther eugenia eugenie
    eva evelina evelyn fabienne farah farzana fatima fatou fatoumata federica felicity fernanda fiona florence
    folake frances francesca francine francoise franziska françoise frederica freya frieda gabriela gabriele
    gabriella gail galina gaynor gemma genevieve geneviève gennifer georgia geraldine gerda germaine gertrude
    gillian gina ginevra giorgia giovanna gisela gisele giulia gladys gloria grace graziella greta gretchen gráinne
    gudrun gunilla gwen gwendolyn halina hannah hannelore harriet haruka heather hedwig heidi heike helen helena
    helene helga henriette hermione hilary hildegard hillary hope huma hélène ida ilaria ilse imelda imogen indira
    ines inga inge ingeborg inger ingrid ioana irene irina iris iryna isabel isabella isabelle isobel ivana ivanka
    jacinta jackie jacqueline jadwiga jana jane janet janice janina jasmina jasmine jaya jean jeanne jeannette
    jelena jenna jennifer jenny jessica jill jitka jo joan joanna joanne jocelyn jodie johanna jolanta josefina
    josephine joséphine joy joyce judit judith judy julia juliana juliane julie juliet juliette june justine kamala
    karen karin karina karolina katalin katarina katarzyna kate katerina kateryna katharine katherine kathleen
    kathryn kathy katie katja katrin katrina kavita kayleigh keiko kelly kellyanne kerry kerstin khadija kim
    kimberly kirsten kirsty kristen kristina krystyna kumiko laetitia lakshmi lara larisa latifa laura lauren leila
    lena leonora leslie lidia lieselotte liesl lilian liliana lily linda lisa liz loretta lorraine louise lucia
    lucy ludmila luisa lydia lynn lyubov lyudmila madeleine madhuri maeve magda magdalena maggie malala malgorzata
    manuela mara marcela marcia margaret margarita margot margrethe maria mariam marian mariana marianne marie
    mariela marika marilyn marina marine marion marit marjorie marlene marta martha martina mary maryam mathilde
    maureen maya mechthild meena meera megan meghan melania melanie melinda melissa mercedes meredith merve mia
    michelle michiko mildred milena miranda mireille miriam mirjana molly mona monica monique muriel myra myriam
    nadezhda nadia nadine nancy naomi nasreen natalia natalie natalya natasha nathalie neha ngozi niamh nicola
    nicole nicoletta nina nisha noelle nomvula noor nora noreen noriko norma nuland odette odile oksana olena olga
    olivia ornella ottilie pamela paola patricia patrizia paula paule paulette paulina pauline penelope penny petra
    philippa phoebe phyllis polina pooja priscilla priti priyanka rachel rachele raisa ramona rania rebecca regina
    rekha renata renate renee rhonda rita roberta robyn rosa rosalie rosalind rosamund rose rosemary roswitha
    roxana roxanne rukhsana ruth sabina sabine sachiko sadia sally samantha samina sandra sandrine sangeeta sara
    sarah sasha saskia seema severine shabana shannon shanta sharon shazia sheila shelley sheryl shirley shreya
    sigrid silke silvia simone sinead sinéad siobhan snezana sofia solange sonia sonja sophia sophie stacey
    stefania steffi stella stephanie stéphanie sue sunita susan susanna susanne sushma suzanne svetlana svitlana
    sybil sylvia sylwia séverine tamara tammy tanya tara tatiana tatyana teodora teresa thandi thelma theodora
    theresa therese thérèse tina tiziana tomoko tracey tracy tulsi ulrike ursula valentina valeria valerie valérie
    vandana vanessa vera verena veronica veronika victoria vidya viktoria viola violeta virginia virginie vivian
    vivienne vlasta véronique waltraud wanda wanjiru wendy whitney wilhelmina wilma winifred yael yasmin yelena
    yetunde yevgenia yoko yolanda yulia yumiko yvette yvonne zahra zainab zdenka zeynep zoe zofia zsuzsa zuzana
    élise""".split()
)
