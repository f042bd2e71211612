"""Small lists that made-up people, places and talks are put together from. Nobody real is meant."""

GIVEN = """
Amina Bola Carla Dewi Elif Farid Grazia Hanna Ibrahim Jana Kofi Lucía Marek Ngozi Oksana Paulo Quyên Ravi Søren Tereza
Umut Věra Wanjiku Ximena Yusuf Zofia Ayşe Bartek Chidi Dragana Emre Fatou Giorgos Hiền José Ifeoma Jürgen Katarzyna
Lâm Mehmet Nadia Olu Priya Renée Samir Thandi Ülkü Vinh Włodek Yara Zeynep Andrzej Bukola Cem Deepa Esther Florian
Gabriela Hüseyin Inês João Kwame Leila Małgorzata Naveen Orsolya Petra Rosa Sunita Tomás Uchenna Viktor Wen Yemi Żaneta
""".split()

FAMILY = """
Abebe Baran Castro Demir Eze Ferreira Górska Horvat Ilunga Jankowski Kaya Lima Mbeki Nguyễn Okafor Popescu Qureshi
Rossi Sánchez Trần Usman Varga Wójcik Xavier Yılmaz Zając Adeyemi Bianchi Çelik Diallo Erdoğan Fodor Gupta Hernández
Ivanova Jansen Kowalska Lê Moreau Novák Özdemir Patel Quispe Ramos Şahin Tshabalala Umarova Vidal Wiśniewska Yeboah
Zielińska Almeida Borges Chowdhury Duarte Ekwueme Farkas García Hoàng Iyer Jurić Krüger Lungu Müller Nowak Oyelaran
Pérez Reyes Souza Tadesse Uzun Vasquez Wambui Yadav Zhou Öztürk Ángeles Brâncuși Đorđević Łukasik
""".split()

WORKPLACES = ("The bakery", "The hospital", "The depot", "The cannery", "The hotel", "The laundry", "The shipyard")

DEPARTMENTS = (
    "Ovens, Packing, Kitchen, Laundry, Front desk, Loading dock, Cleaning, Stores, Repairs, Drivers, Ward one, "
    "Ward two, Theatre, Pharmacy, Canteen, Post room, Assembly, Paint, Testing, Returns, Night desk, Garden, Workshop"
).split(", ")
SHIFTS = ("Early", "Late", "Nights")
PLACES = ("Corner table", "Smoke break", "Carpool", "Tea kitchen", "Back stairs", "Bus 40", "Bench by the gate")
WHERE = ("By the lift", "Second floor", "At the far machine", "In the yard", "Near the window")
LANGUAGES = ("Portuguese", "Turkish", "Polish", "Yoruba", "Vietnamese", "Hindi", "Spanish", "Hungarian")
LIKES = (
    "Grows tomatoes on the balcony.",
    "Sings in a choir on Thursdays.",
    "Repairs old radios.",
    "Football, every Sunday.",
    "Bakes for everybody's birthday.",
    "Long walks with the dog.",
    "Looks after a grandmother.",
    "Chess in the break.",
)

NOTES = (
    "Her daughter starts school in September and she is a little afraid of it.",
    "We talked about the bus that never comes, and laughed.",
    "He showed me how to get the old machine going again.",
    "She misses the sea.",
    "The new rota has him on three weekends in a row.",
    "We ate the bread his brother sent.",
    "She would like to learn to drive, and knows somebody who could teach her.",
    "He slept badly; the neighbours are building.",
    "We wondered why the heating is off again on the third floor.",
    "She told how her mother came here, and with what.",
)
PROMISED = ("To bring the book along.", "To ask about the bus pass.", "To swap Tuesday.", "To send the recipe.")
COMMITTEES = ("The fans", "The Thursday table", "Weekend rota", "Second floor", "Bus pass", "The heating")
AROUND = ("The new rota has people on three weekends in a row.", "The heating is off again.", "")
ACTIONS = (
    ("petition", "middling", "Names for the heating"),
    ("buttons", "low", "Yellow ribbons"),
    ("speaking-up", "middling", "At the office door"),
    ("refusing", "high", "No fourth weekend"),
)
AMONG_US = ("We came out closer than we went in.", "Two of us had never talked before that morning.", "")

GRIEVANCES = (  # a name, what people say, what some are afraid of
    (
        "The heat by the machines",
        (
            "By noon you cannot think any more.",
            "I drink three litres and it is not enough.",
            "Last summer somebody fainted, and we went on.",
        ),
        "That they say I cannot take the work.",
    ),
    (
        "The rota comes on Friday night",
        (
            "I never know whether I can promise my boy anything.",
            "I found out on Friday that I worked on Saturday.",
            "My sister covers for me. One day she will not.",
        ),
        "Losing the few good shifts.",
    ),
    (
        "Breaks that are cut short",
        ("They whistle after ten minutes.", "I eat standing up.", "We used to have half an hour, all of us."),
        "Being the only one who stays seated.",
    ),
    (
        "One pair of hands too few at night",
        ("Two of us do what four did.", "You lift alone at three in the morning.", "Nobody came when she left."),
        "That they close nights altogether.",
    ),
)
