"""What people call each other for short, where neither name begins the other. One group a line; pure data.

A short name may stand in several groups: Sasha may be Alexander or Alexandra. Folded as `spelling.folded` does.
"""

GROUPS = """
robert bob bobby rob robbie bert
william bill billy will willy liam
richard dick rick ricky rich
james jim jimmy jamie
john jack johnny jon
margaret maggie meg peggy greta gretel margarita
elizabeth liz lizzy beth betty eliza elisabeth lisa bettina
katherine kate katie kathy cathy catherine kathryn kitty
anthony tony antonio toni anton antek
edward ed eddie ted teddy ned
charles charlie chuck carlos karl
thomas tom tommy tomas tomek
michael mike mick mickey misha michal
nicholas nick nicky nico nicolas klaus kolya
alexander alex sasha sascha sandy olek xander aleksander alejandro
alexandra alex sasha sandra ola aleksandra alejandra
dorothy dot dottie dolly
henry harry hank heinrich heinz
lawrence larry laurence
gerald gerry jerry
harold hal harry
patricia pat patty trish tricia
susan sue susie suzanne zuzanna
deborah debbie deb
christopher chris kit topher
christina chris tina christine krystyna krysia
joseph joe joey josef jose pepe jozef
josephine jo josie josefina pepa
francis frank frankie francisco paco pancho franz franek
frances fran fanny francisca paca
ernest ernie ernesto
abigail abby gail
rebecca becky becca
theresa terry tess teresa tere
victoria vicky tori
stephen steve stefan stevie steven
andrew andy drew andreas andrzej andrea
matthew matt mateusz matthias mateo
samuel sam sammy
samantha sam sammy
jennifer jen jenny
peter pete pedro piotr pjotr petya
paul pablo pawel paulo
george georgie jorge jurek georg jerzy
john johannes hans johann jan janek juan ivan vanya
magdalena lena magda leni
maria mary marysia mia marie mariana molly
guadalupe lupe lupita
rosario charo
concepcion concha conchita
dolores lola
ignacio nacho
jesus chuy
eduardo lalo edu
guillermo memo
enrique quique kike
manuel manolo
isabel isa chabela elizabeth
malgorzata gosia
katarzyna kasia
agnieszka aga
barbara basia babs
joanna asia joasia joan
ewa ewka eva
stanislaw staszek stach
wladyslaw wladek
zbigniew zbyszek
mikhail misha
dmitri dima mitya
vladimir vova volodya
yevgeni zhenya evgeny
mohammed muhammad mohamed mo muhammed
ibrahim ibo abraham abe
mustafa musti
giuseppe beppe pino joseph
luigi gigi
ferdinand ferdi fernando nando
sebastian basti seb
ludwig lutz
friedrich fritz fred frederick freddie
"""


def by_name() -> dict[str, frozenset[str]]:
    """Each name with all that it may be short, or long, for."""
    groups = [line.split() for line in GROUPS.strip().splitlines()]
    known: dict[str, set[str]] = {}
    for group in groups:
        for name in group:
            known.setdefault(name, set()).update(group)
    return {name: frozenset(others - {name}) for name, others in known.items()}
