"""Given names that tell a person, and usually whether *he* or *she* is meant, in news from anywhere."""

from __future__ import annotations

MALE = frozenset(
    """aaron abdul abdullah abel abraham adam ade adebayo aditya adrian ahmed aiden akash akio akira al alan
    alasdair alastair albert aled alejandro aleksandar aleksander aleksandr aleksei aleksi alessandro alex
    alexander alexei alexey alf alfonso alfred algernon ali alistair allan allen alun alvaro ambrose amit anand
    anatoliy anatoly anders andre andrei andres andrew andriy angus anil anthony antoine anton antonio antony
    antti anurag archibald archie ariel arjan arjun arkadiusz arkady armando arnaud arne arnie arnold arthur
    artur arturo arvind asger ashok ashwin asif aubrey aurelio aurélien avery ayo babajide babatunde baltasar
    ban barack barnaby barney barry bart bartosz bashir basil bastien bautista ben benedikt benito benjamin
    benny benoît bernard bernd bernie bert bertie bertram bilal bill billy bjarne bjorn björn blaise bob bobby
    bogdan bohdan bojan boleslav bongani boone boris borislav brad bradley bram brandon branko brendan brent
    brett brian brody bruce bruno bryan caden caetano caleb callum camilo carl carlos cathal cecil cedric cesar
    chad chandan charles charlie chidi chinedu chris christopher chuck chukwuma ciaran cillian clarence clark
    claude claudius clay cliff clinton clive clyde clément cody colby colin colm conall connor conor constantin
    corentin corey cormac cornelius courtney craig crispin cristian curtis cuthbert cyprien cyril cyrille cyrus
    cédric daan dafydd daisuke dale damian damien dan daniel danilo danny danylo darko darnell darren darryl
    daryl dave david davide deacon dean declan deepak dennis denys derek dermot deshawn desmond detlef dev
    dexter dhruv diarmuid dick didier diego dieter digby dimitar dimitri dimitris dinesh dirk dmitri dmitry
    domenico dominic dominik dominique don donal donald donncha doug douglas dragan drew duarte duc duncan dusan
    dustin dwayne dwight dylan eamon earl easton ebuka ed eddie edgar edmond edmund eduard eduardo edward edwin
    eero efraim egon einar eino eirik eli elias elijah ellis elmer emeka emeric emil emile emiliano emlyn
    emmanuel emmett emrys enoch enrique enzo eoghan eoin ercole eric erik erling ernest ernesto ernie esa ethan
    etienne eugene evan everett evgeny ewan ewen ezra fabian fabien fabio fabrice fabrício facundo faisal farhan
    farid feargal fearghal federico felipe felix femi ferdinand fergus fernand fernando ferris fiachra finbarr
    finlay fionn fitz florent florian floyd folarin francesco francis francisco franco francois frank franklin
    fraser fred frederic frederick frederik friedrich fritz frédéric fyodor gabriel ganesh gareth garrett garry
    gary gaston gaurav gautier gavin gaël gaëtan gbenga gene geoff geoffrey georg george georges georgi geraint
    gerald gerard gerhard gerry gethin gianni gideon gijs gil gilbert gilberto giles giorgio giorgos giovanni
    girish giuseppe gleb glen glenn godfrey gonzalo gopal goran gordie gordon grady graham grant granville greg
    gregor gregory grigory guilhem guillaume guillermo gunnar gunter gunther gus gustaf gustav gustavo guthrie
    guy gwilym günter haakon hadrien hakan halvor hamid hamish hamza hank hans harald harish harlan harley
    harold haroon harri harrison harry harsh haruto harvey hasan hassan hector heikki heinrich heinz heitor
    helmut helmuth hemant hendrik henri henrik henry herb herbert herbie herman hermann hernan hernán hideo
    hiram hiroshi hiroto holger homer horst howard hristo hubert hugh hugo humphrey hung hussein huw hyun-woo
    hywel håkan iain ian ibrahim idris ieuan ifeanyi ifor ignacio ignat igor ihor ikenna ilkka ilya imran imre
    iolo irfan irving isaac isaiah ismail istvan ivan ivo ivor iwan jabu jacek jack jacob jacques jae jagdish
    jaime jake jakob jakub jamal james jamie jamil jan janne janos janusz jared jarek jari jarmo jaroslav jarvis
    jason jasper javed javier jay jayden jean jean-luc jean-marc jean-paul jean-pierre jeb jed jeff jefferson
    jeffrey jeh jens jeremiah jeremy jeroen jerome jerrod jerry jess jesse jessie ji-hoon jian jide jim jimmie
    jimmy jin-woo jiri joachim joao joaquin joaquín jock joe joel joffrey johan johann johannes john johnnie
    johnny jon jonah jonathan jonny joon joost jordan jorge jorgen jose josef joseph josh joshua josiah josphat
    josé jozef joão juan jude judson juha jukka jules julian julien julio julián jun junaid jurgen justin jérôme
    kailash kaito kalle kamal kamau kamran kareem kari karim karl kartik kaspar kay kayode kazimierz kazuki
    kazuo keith kelechi kellen kelsey kelvin kemal ken kendrick kenichi kenji kenneth kenta kenzo kermit kevin
    khaled khalid khalil kieran kim kipchoge kiran kirby kiril kirill kirk kjell klaus koen kofi kojo konrad
    konstantin kostas kristian krzysztof kunal kunle kurt kurtis kwabena kwaku kwame kwesi kyle kyrylo kåre
    kévin lachie lachlan lajos lalit lamar lamine lance larkin larry lars laszlo laurent lauri laurie lawrence
    leandro lebo lech lee leif leigh len lennart lenny leo leon leonard leonel leonid leopold leroy lester
    leszek lewis lex liam lindsay lindsey lionel lisandro llew lloyd lonnie lorcan lorenzo lothar lou louis
    lowell loïc luc luca lucas lucian luciano lucien ludovic ludwig luigi luis lukas lukasz luke luther lwazi
    lyle lyndon maarten maciej magne magnus mahesh mahmoud makoto malcolm malik mamadou mandla manfred manish
    manny mansoor manuel marc marcel marcelo marcin marco marcus marek mario mariusz mark marlon marquis
    marshall martin marty marvin masahiro mateo mathieu mathijs mats matt matteo matthew matthias matthieu matti
    matías maurice maurizio max maxence maxim maxime maximiliano maynard mehmet mel mensah merle merlin mervyn
    micah michael michal michel mick mickaël miguel mihai mihail mika mikael mike mikhail mikko milan milo milos
    miloš milton min-jun minh miroslav mitch mitt mohamed mohammad mohammed mohan mohit monty morgan moritz mort
    morten moses moussa muhammad mukesh mukul murray mustafa mwangi mykola myles myron nadeem nahuel naoki naoto
    narendra nasser nathan nathanael nathaniel naveed naveen ned neil nelson neville niall nicholas nick nicolae
    nicolas nicolás niels nigel nikhil nikita nikola nikolai nikos nils nitin njoroge nnamdi noah norbert norm
    norman norris nuno obinna ochieng octave odhiambo oisin oisín okechukwu ola olaf olav ole oleg oleh
    oleksandr oliver olivier olli ollie olu olusegun oluwaseun oluwaseyi omar omer orhan orlando orville osborne
    oscar oskar osman oswald oswaldo oswin otieno otis otto otávio ousmane owen oystein paavo pablo padraic
    padraig pankaj panu paolo parth pascal pat patrice patrick paul paulinho pavel pavlo pawel pearse pedro
    pekka pentti percival percy petar pete peter petr petri petro petter phil philip philippe phillip pierre
    pierre-yves piers pieter pietro piotr pradeep prakash pranav prashant pyotr pádraig qasim qiang quang
    quentin quincy quinn rafael rafal rafiq raghav rahul rainer raj rajesh rajiv rakesh rakshit ralph ramesh
    ramiro ramon randall randolph randy raphael rashid rasmus raul ravi ray raymond raúl recep reggie reginald
    rehan reid reince reinhard renato renzo reuben rex rhett rhodri rhys ricardo richard rick ricky risto roar
    rob robert roberto robin rod roddy roderick rodney rodolfo rodrigo roger rohan rohit roland rolf rollo
    romain roman ron ronald ronan rory roscoe ross rowan roy royce ruairi ruairí ruaridh rudolph rudy rufus rui
    rupert rush ruslan russell ruud ryan ryo ryota ryszard régis rémi rémy rónán saad sachin saeed sajid sakari
    salim salman salvador salvatore sam sameer sami samir samuel sandeep sander sanford sanjay sanjeev santiago
    satoshi saul scotty seamus sean sebastian sebastien sebastián segun seppo serge sergei sergey sergio sergiy
    serhiy seth seun seung seán shahid shahzad shane shashi shaun shelby sheldon sherman shinji shinzo sho shota
    sibusiso siddharth sidney sigurd silas silvio simon sipho sizwe sjoerd slavko slawomir slobodan sola solomon
    soren spencer stacy stan stanislav stanislaw stanley stefan stefano stellan stephane stephen steve steven
    stewart stig struan stu stuart sudhir sully sumit sunil suresh sven sverre sylvain sylvester sébastien
    tadeusz tadhg tahir takashi takeshi talal tanner tapio taras tarik tariq taro tarun tayo tebogo ted teemu
    tendai terence terrell terrence terry tetsuya teun thabo thad thaddeus themba theo theodore thiago thibault
    thierry thijs thilo thomas thulani théo tiago tim timo timothy timur tobi tobias toby todd tom tomas tomasz
    tommie tommy tomás toni tony tor torbjorn torstein torsten torvald travis trent trevor trey tristan trond
    tuan tunde tushar tyler tyrell tyrone uche uday ugo ulf ulrich ulysses umar uri usama usman uwe vaclav vadim
    valentin valentín valery vance varun vasco vasily vasyl vaughan vaughn vern vernon vesa vic vicente vidar
    vijay vikram viktor ville vinay vince vincent vinod virgil vishal vitaliy vitaly vito vittorio vivek
    vladimir vladislav volker volodymyr vusi vyacheslav wade waldemar wale waleed walid wally walt walter waqar
    warner warren wayne wendell werner wes wesley weston wieslaw wilbur wiley wilf wilfred wilhelm will willem
    william willie wilmer winslow winston witold wolf wolfgang woodrow woody wouter wyatt xavier xi yahya yakov
    yann yannick yannis yaqub yaroslav yash yasin yasser yaw yemi yevgeny yitzhak yngve yogesh yohan yoshio
    younis youssef yuki yuri yusuf yusuke yves zachary zack zafar zahid zain zane zbigniew zeferino ziad zoltan
    álvaro ángel étienne""".split()
)

FEMALE = frozenset(
    """aaliyah aarti abby abena abeni abigail abiola abla achieng ada adaeze adanna adaora adelaide adele adeline
    adhiambo adila aditi adriana adunni adèle adélia afua agatha agnes agneta agnieszka agnès agustina aiko aila
    ailbhe ailish ailsa aine aino aisha aishwarya aisling akanksha akiko akinyi akosua akua alberta aldana
    aleksandra alexandra alexis alice alicia alina alison aliya allison alma althea alyssa amaka amal amalia
    amanda amandine amarachi amaya amber amelia amelie amina amira amrita amy amélie ana anamika ananya
    anastasia anaïs anca andrea anett anette angela angelika angelina angharad angélique anika anisa anita
    anjali ann anna annabel annabelle anne anne-marie anne-sophie anneke anneli anneliese annette annick annie
    annika antje antoinette antonella antonia anu anuradha anushka aoife aparna apolline april araba araceli
    archana arianna arlene arlette armelle asha ashley asma astrid asuka atieno aubrey audra audrey aurélie ava
    avery axelle ayesha ayse aysegul ayumi aziza azucena barbara barbro beata beatrice beatrix beatriz becky
    begoña belinda benedetta benedita berit bernadette bernadine bernice bertha beryl beth bethan betsy bettina
    betty beulah beverly bhavna bianca birgit birgitta birte bisi blanca blanche blandine bodil bonnie bożena
    brandi branka brenda briana brianna brid bridget brigitta brigitte britta brittany bronagh bronwyn brooke
    bríd brígida bukola bushra bénédicte bérénice camila camilla camille candace candela candice caoimhe
    capucine carina carine carissa carla carlene carlotta carly carmel carmen carol carola carole caroline
    carolyn carrie carys cassandra cassie catalina catherine cathy catrin catriona cecile cecilia cecília
    celeste celia cerys chantal charlene charline charlotte charmaine chasity chelsea cheri cherie cheryl chiaki
    chiamaka chiara chidera chidinma chie chika chimamanda chioma chitra chloé christa christi christiane
    christina christine ciara cindy claire clara clarissa clarisse claudette claudia claudine clodagh clothilde
    clémence clémentine coleen colette colleen concepcion concetta connie constance consuelo cora coralie
    cordelia coretta corina corinne cornelia cosima courtney cristina crystal cynthia cécile célia dagmar dahlia
    dalia damilola dana daniela danielle daphne daria darla darlene dawn deanna debbie deborah debra deena deepa
    deidre deirdre delfina delia della delores delphine demelza denise dervla desiree devika diana diane dianne
    dina dinah dipika divya dollie dolores dominika dominique donna dora doris dorota dorothea dorothy dottie
    durga earlene ebele ebony edie edith edna eeva effie efua eileen eilidh eimear eirlys eithne eivor ekaterina
    elaine elba eleanor elena elfriede elif elin elina elinor elisa elisabeth elisabetta elise eliza elizabeth
    elke ella ellen elma eloise elsa elsebeth elsie elspeth eluned elva elvira emer emi emilia emily emine emma
    emmanuelle encarnación enid erika eriko erin ernestina ernestine esmeralda esra estefanía estella estelle
    esther etain ethel etta eugenia eugenie eula eulalie eunice eva evangeline eve evelina evelyn fabienne
    fabiola fadia faiza fanny farah farida fariha farzana fatima fatou fatoumata faustine fawzia faye federica
    felicia felicity femke fenella fenna fernanda ffion filipa fiona fionnuala flavie flora florence flossie
    folake folasade frances francesca francine francoise franziska françoise freda frederica freya frieda fumiko
    funke funmi fátima gabby gabriela gabriele gabriella gail galina gauri gayatri gayle gaynor gaëlle geeta
    gemma genevieve geneviève gennifer georgette georgia georgina geraldine gerda germaine gertie gertrude ghada
    gilda gillian gina ginevra ginny giorgia giovanna gisela gisele gita giulia gladys glenda glenna gloria
    goldie grace graciela graziella greer greta gretchen grete gro gráinne gudrun gunhild gunilla gunvor gwen
    gwenaëlle gwendoline gwendolyn gwenllian gwyneth habiba hala halina hanan hanna hannah hanneke hannelore
    harini harriet haruka harumi hattie hazel heather hedda hedwig heidi heike helen helena helene helga helle
    helmi hema henna henrietta henriette herminia hermione hettie hiba hilary hilda hilde hildegard hildy hilja
    hillary hiromi hollie honorine hope hortense huda huma huong hye-jin héloïse hélène ida ifeoma ignacia iida
    ijeoma ilaria ilse iman imani imelda imogen imogene inaya indira indu ines inez inga inge ingeborg inger
    ingrid inka inmaculada inès inês ioana iona iqra irene irina iris irja irma iryna isabel isabella isabelle
    isaure isha isidora isla isobel isolde iva ivana ivanka ivonne jaana jacinda jacinta jackie jaclyn
    jacqueline jacqui jada jadwiga jamila jan jana jane janelle janet janette janice janie janina janneke jasmin
    jasmina jasmine jaya jean jeanette jeanine jeanne jeannette jeannie jelena jemima jenifer jenna jennie
    jennifer jenny jeri jess jessica jessie ji-young jill jimena jitka jo joan joana joann joanna joanne jocelyn
    jodi jodie joelle johanna johnnie jolanta jolene jorunn josefa josefina josephina josephine josette josie
    joséphine joy joyce joëlle juana juanita judie judit judith judy jules julia juliana juliane julianna
    julianne julie juliet julieta juliette june justine jyoti kaarina kaija kaisa kaitlin kaitlyn kajal kalpana
    kamala kanchan kaori kara karen kari karin karina karla karolina katalin katarina katarzyna kate katelyn
    katerina kateryna katharine katherine kathi kathie kathleen kathryn kathy katie katja katrin katrina kavita
    kavya kay kaye kayla kayleigh kazuko kehinde keiko keisha kellie kelly kellyanne kelsey kemi kendra kerensa
    keri kerry kerstin khadija khadijah kim kimberley kimberly kimiko kiran kirsi kirsten kirstie kirsty kjersti
    komal krista kristen kristi kristin kristina kristine kristy kriti krystyna kumiko kylie kyoko lacey
    laetitia laila lakeisha lakshmi lalita lamia lana lara larisa latasha latifa latifah latonya latoya laura
    laure laurel lauren laurence laurie laurène lavinia layla lea leah leann leanne leela leena leigh leila lela
    lelia lena lene leona leonie leonor leonora leslie leticia letitia leyla li-na lidia lieke liesbeth
    lieselotte liesl liisa lilian liliana liliane lillian lillie lily lina linda lindiwe lindsay ling linnea
    lisa lise lisette liv liz lois lola lora lorena lorene loretta lori lorraine lotte lottie lou lou-ann
    louella louise lowri loïse luann lubna lucette lucia luciana lucie lucienne lucile lucille lucinda lucy
    lucía ludmila luisa lula luz luísa lydia lydie lynda lyndsey lynette lynn lynne lyubov lyudmila léa léonie
    maaike maarit mabel mable macarena madalena madalyn madeleine madhuri maebh maeve magali magda magdalena
    maggie maimuna mair mairead mairi maisie maite maj malala malena malgorzata malia malin mallory mami mamie
    mandy manisha manon manuela mara marcela marci marcia marcy margaret margarita margaux margery margie margit
    margo margot margrethe marguerite maria mariam marian mariana marianne maribel marie marie-claire
    marie-laure marie-pierre marieke mariela marielle marietta marika mariko marilyn marilynn marina marine
    marion maris marisa marisela marisol marissa marit mariyam marja marjatta marjorie marla marlena marlene
    marloes marsha marta martha martina mary maryam maryann maryanne maryse maría masako mathilde matilda
    matilde mattie maud maude maura maureen mauricette mavis maxine maya maybelle maysa mayumi maëlle maëva
    meabh mechthild meena meenakshi meera megan meghan megumi mehwish mei mel melania melanie melba melinda
    melissa menna mercedes meredith mererid merete merja merle merve meryl mette mhairi mia micaela michelle
    michiko mieke miho miki milagros mildred milena millicent millie min-jung minako mindy minerva minna minnie
    mira miranda mireille miriam mirja mirjana mirta misaki mitzi miyuki mizuki modupe moira mollie molly momoko
    mona monica monique montserrat morag morgana morwenna mrinal muguette muireann muna muriel murielle mya myra
    myriam myrna myrtle máire méabh mélanie mélissa mónica na-young nabila nadezhda nadia nadine nadira nadège
    naima najwa namrata nancy nandini nanette naoko naomi nargis nasra nasreen natalia natalie natalya natasha
    nathalie natsuko nazia neelam neeta neha nell nellie nerys nettie neva ngoc ngozi ngozichukwu nia niamh
    nichole nicola nicole nicoletta nicolette nidhi niina nikki nina nirmala nisha nita njeri nkechi nneka
    nnenna noelia noelle noemi nokuthula nola nomsa nomvula nonhlanhla noor nora norah noreen noriko norma nour
    noura noémie ntombi nuala nuland nuria nusrat nyambura obiageli octavia océane oddny odessa odette odile
    oili oksana ola olena olga olivia oluchi olympia omolara oonagh ophelia ophélie oralia orla orlaith ornella
    ottilie outi padma paige paivi palesa pallavi paloma pamela paola parvati pat patricia patrizia patsy patti
    patty paula paule paulette paulina pauline payal pearlie peggy penelope penny perrine persephone petra
    petunia philippa phoebe phuong phyllida phyllis pierrette pippa pirjo pirkko polina polly pooja portia
    pragya pratibha preeti priscilla priti priya priyanka prudence puja päivi pénélope quinn quitterie rabia
    rachael rachel rachele radha radhika ragna ragnhild raija raisa rajni rakhi ramona randi rania ranveig
    raphaëlle raquel rasha rashmi rebecca reena refilwe regan regina rehana reiko rekha renata renate renee renu
    reyna rhea rhian rhiannon rhoda rhona rhonda richa rie riikka rikki rima risa rita ritu ritva roberta robyn
    rochelle rocío roisin rolande roma romy ronda roopa rosa rosalba rosalia rosalie rosalind rosalinda rosalyn
    rosamund rosanna rosanne rosario rose roseann roseline rosella rosemary rosetta rosie roswitha rosângela
    rowan rowena roxana roxane roxanne rubye ruchi rukhsana rupa ruth ruthie régine róisín saara sabina sabine
    sabrina sachiko sadaf sade sadhana sadia sadie safiya saira sakura sallie sally salma salome salomé samantha
    samina samira sana sandie sandra sandrine sangeeta sangita sanna sanne saoirse sapna sara sarah sarai sarita
    saroj sasha saskia satoko satu saundra savita sawsan sayaka seema seija selena selma senga seren serena
    setsuko severine shabana shabnam shadia shahida shaista shana shanice shanna shannon shanta shanti shari
    sharlene sharmila sharon sharron shawna shazia sheena sheila sheilah shelby shelia shelley sheree shereen
    sherri sherrie sherry sheryl shilpa shirlee shirley shizuka shobha shona shreya shruti shubha sian sidonie
    signe sigrid silke silvia silvina simisola simona simone sindisiwe sinead sini sinéad siobhan siobhán siri
    sirpa siân smita sneha snezana sofia solange soledad solveig solvej solène sonal sonali sondra sonia sonja
    soo-jin sophia sophie soraya sorcha stacey stacie stacy starla stefania steffi stella stephanie stéphanie
    sudha sue suhair sujata suman sumaya sumiko sunita supriya surbhi susan susana susanna susanne sushma susie
    suzanna suzanne suzette svetlana svitlana swati sybil sylvaine sylvia sylviane sylwia synnove séverine
    sílvia tabitha tahira taina taiwo talia tamara tamika tammie tammy tamra tamsin tania tanisha tanvi tanya
    tara tarja tasha tatiana tatiane tatum tatyana tawny tegan teodora teresa teresinha tess tessa thandeka
    thandi thea theda thelma thembi theodora theresa therese thomasina thuli thuy thérèse tia tiffany tiina
    tilda tina tineke tiphaine titilayo tiziana tolu tomoko tomomi toni tonje tonya torhild torill tove tracey
    tracy tricia trina trine trish trisha trixie trudy tuija tulsi turid tuula tyra uju ulla ulrike uma una
    ursula urvashi usha vaishali valarie valentina valentine valeria valerie valorie valérie vandana vanessa
    varsha vasudha veena velma vera verena verna veronica veronika verónica vibeke vibha vicki vickie vicky
    victoire victoria vidya vigdis viktoria vimala viola violaine violeta violette virginia virginie virpi
    vivian viviana viviane vivienne vlasta vânia véronique wafa wairimu wallis waltraud wambui wanda wangari
    wanjiku wanjiru wenche wendy whitney wilda wilhelmina willa wilma winifred winnie winona ximena xiu yael
    yasmin yasuko yelena yesenia yetunde yevgenia ylva yoko yolanda yolande yoshiko yui yukari yuki yuko yulia
    yumi yumiko yusra yvette yvonne zadie zahira zahra zainab zakia zanele zara zdenka zeinab zelda zena zeynep
    zodwa zoe zofia zohra zoë zsuzsa zubaida zulema zuzana zélia zélie ágata áine ángela éliane élise élodie
    éloïse éléonore émilie évelyne""".split()
)
_FRENCH_MALE = frozenset(
    """abdel abdou abdoulaye aboubacar achille adel adrien ahmed aimé alain alban albin alexandre alexis alioune
    alphonse amadou amaury ambroise amine anatole andré anselme anthony antoine antonin aristide armand arnaud arsène
    arthur
    aubin auguste augustin aurélien aymeric babacar bakary baptiste barnabé basile bastien baudouin benoît bernard
    bertrand bilal blaise boniface boris boubacar brahim brice bruno bérenger camel casimir charles cheikh christian
    christophe clovis clément corentin cyprien cyrille cédric célestin césar côme damien daniel david demba denis
    didier dimitri dominique dorian doudou driss désiré edgard edmond eloi emeric emmanuel enguerrand enzo ernest
    erwan eugène ewen fabien fabrice farid ferdinand fernand ferréol firmin flavien florent florian florimond fouad
    franck françois frédéric félix gabriel gaspard gaston gauthier gautier gaétan gaël geoffroy georges germain
    ghislain gilbert gildas gilles giorgio gontran gora gratien grégoire grégory guillaume gustave guy gwenaël gwendal
    gérald gérard habib hadrien hakim hamid hamidou hassan henri hervé hicham hilaire hippolyte honoré hubert hugo
    hugues hyacinthe hyppolite ibrahim ibrahima idriss idrissa ignace isidore ismaël issa ivan jacques jamel jan jean
    joachim jonas jonathan jordan joris joseph josselin joël jules julien justin jérémie jérémy jérôme kader kamel
    karim kenji khalid killian koffi kofi kouamé kouassi kwame kylian kévin lahcen lambert lamine lassana laurent
    lazare lilian loris louis loup loïc luc lucas lucien ludovic luka léandre léo léon léonard léopold mahamadou
    maixent malik malo mamadou marc marceau marcel marin marius marko martial martin mathieu mathis mathéo matthieu
    maurice max maxence maxime maximilien maël mehdi melchior michaël michel mickaël modou mohamed mohammed morgan
    mounir mourad moussa médard nabil nathan nathanaël naël nestor nicolas nils noah nolan norbert nordine noé noël
    octave odilon olivier omar omer oscar othmane oumar ousmane pacôme pape pascal patrice patrick paul paulin
    philippe pierre prosper quentin rachid raoul raphaël rayan raymond redouane renaud rené richard robert robin roch
    rodolphe rodrigue roger roland romain romuald roméo ronan rupert régis rémi rémy salif samba samir samuel saïd
    serge seydou simon siméon slimane soan sofiane souleymane stanislas stéphane sylvain sylvestre sébastien sékou
    séraphin tancrède tanguy tarek thibaud thibault thibaut thierry thomas théo théodore théodule théophile tiago
    tidiane timéo titouan tom toussaint tristan tugdual ulysse urbain valentin valère valéry victor vincent vivien
    walid wilfried wim xavier yacine yanis yann yannick yao yassine yaya yoann yohan yohann younes youssef yves yvon
    zacharie zakaria édouard élie éloi émile émilien éric étienne""".split()
)
_FRENCH_FEMALE = frozenset(
    """adeline adja adrienne adèle adélaïde agathe agnès aimée aissatou albane alexandra alexandrine alexia alice aline
    alix alma amal amandine ambre amel amina aminata amélie anaïs andrée ange angèle angélique anissa anita anna
    annabelle anne annette annick annie antoinette apolline ariane arlette armelle assetou assia astou astrid aude
    audrey aurore aurélie awa axelle aya aïcha aïssatou barbara bernadette bernadine berthe binta bintou blandine
    brigitte béatrice bénédicte bérangère bérénice capucine carine carole caroline cassandre catherine chantal
    charlotte charlène chimène chloé christelle christiane christine claire clara clarisse claudette claudine
    clothilde clotilde clémence clémentine colette constance coralie coraline corinne coumba cyrielle cécile céleste
    célia céline danielle danièle daphné delphine denise diane diarra djeneba dorothée edwige eliane elsa emma
    emmanuelle enora estelle esther eugénie eva fabienne fanny fanta farida fatima fatou fatoumata faustine fernande
    fidélia flavie fleur flora florence france francine françoise frédérique félicie gabrielle garance gaëlle
    geneviève georgette germaine ghislaine gilberte ginette gisèle gwenaëlle géraldine hajar hanane hawa henriette
    hermine honorine hortense houda huguette héloïse hélène imane inna inès iris irène isabelle ivana jacqueline jade
    jeanne jeannine jehanne jennifer jessica jocelyne josette josiane josée josépha joséphine joëlle judith julie
    julienne juliette justine kadiatou karima karine katell ketty khadija khady kim laetitia laura laure laurence
    laëtitia leslie leïla lila lilas liliane lina linda lisa lise lison lola louise louna lucette lucie lucienne
    lucile ludivine lydie léa léna léonie léontine madeleine madeline maeva magali magalie magdalena maguy malika
    manon manuela marcelle margaux margot marguerite maria mariama marianne marie marielle marilyne marine marion
    marlène marthe martine maryse mathilde mathurine maud mauricette maya maylis maëlle maëva maïmouna maïté maïwenn
    micheline michèle mila mireille monique morgane mounia muriel murielle myriam mélanie mélina mélissa nadia nadine
    nadège nafi natacha nathalie nawal naïma ndeye nelly nicole nina ninon nolwenn nora noémie océane odette odile
    olympe ondine ophélie oriane oumou paola pascale patricia paule paulette pauline perle perrine philomène pierrette
    prisca prune rachel rahma ramata rania raphaëlle raymonde reine renée roberte rokhaya rokia rolande romane rosalie
    rose roseline roxane rozenn rébecca régine sabah sabine sabrina safia safiatou saliha salima salimata salomé samia
    samira sandra sandrine sarah sibylle sidonie siham simone sixtine soazig solange solenn solenne solène sonia
    sophie soraya souad stella stéphanie suzanne suzie sylvaine sylviane sylvie ségolène séphora séverine tatiana
    tessa thérèse tiphaine toscane ursule valentine valérie vanessa victoire victoria viola violaine violette virginie
    viviane véra véronique wafa warda yasmina yasmine yaël yolande yvette yvonne zahra zineb zohra zoé zélie ève édith
    éliane élisa élisabeth élise élodie éloïse éléonore émeline émilie éva évelyne""".split()
)

_BOTH = (MALE | _FRENCH_MALE) & (FEMALE | _FRENCH_FEMALE)
MEN = (_FRENCH_MALE | MALE) - FEMALE - _BOTH | (_FRENCH_MALE - _FRENCH_FEMALE)
WOMEN = (_FRENCH_FEMALE | FEMALE) - MALE - _BOTH | (_FRENCH_FEMALE - _FRENCH_MALE)
"""As French news uses them."""
