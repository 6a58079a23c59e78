"""Words with a capital that are no names: what sentences begin with, and what names of firms merely begin with. Pure data."""

STOP_WORDS = frozenset(
    """the a an in on at it its this that these those but and for from with under both if as after before while when he she they we i
    our their his her two three one no not yes some most all each state states department departments trade industry highlights share shares
    analyst analysts investor investors official officials reporting editing source photo read about phase stage tier class tonne tonnes spot
    price prices demand supply el la los las le les un une der die das ein eine em en na os as il bu dan di why who what where how which whose nothing
    nobody neither nor holders shareholders callers advisers advisors lawyers critics subsidiary module chief mining miners board directors under
    over until since once there here then now so also still yet however meanwhile separately earlier later today yesterday tomorrow another other
    others such more many few several any every either full half first second third last next new old key terms highlights company group
    management production output construction financing completion closing settlement delivery deliveries exploration parliament congress senate
    congreso gobierno den dem des im am auf aus bei bis mit nach seit von vor zu zum zur sie er es wir ihr man auch noch nur wenn wie was wer wo dort
    hier jetzt bislang bisher zudem dabei damit dazu denn doch aber oder und sondern weil dass ob als für gegen ohne über unter zwischen durch
    sus su con por para sin sobre tras entre desde hasta pero como cuando donde este esta estos estas ese esa eso lo al del según además también ya
    para no pela pelo são nos nas dos das uma um foi com ce cette ces son sa ses leur leurs il elle ils elles on nous vous que qui dans sur par pour
    avec sans sous entre vers chez mais ou et donc or ni car selon après avant depuis aux au du c'est
    в на и с по к о об от до за из у при для не но а что как это его ее их он она они мы вы так же уже если или то под над об после перед между
    по тем сумма пока сейчас раньше теперь тогда сделка стороны компания
    ini itu yang dan dari di ke untuk pada dengan adalah akan telah oleh sebagai dalam mereka kami bagi para perusahaan
    bu ve ile için de da bir şirket anlaşma buna göre ayrıca ancak
    factbox update correction exclusive analysis opinion column interview podcast briefing breaking live video watch related health security
    weather ministry disclosure enquiries sorry slowly really perhaps subscribe comment comments quotes ratings politics newsletters newsletter posted home contact discussion economy caution legacy
    hydroxide carbonate proprietary background buy close text read more related most likewise overall finally indeed elsewhere telegram вконтакте телеграм цена спрос теги фото источник
    greens labour democrats republicans labor conservatives mr mrs ms dr sir lord""".split()  # noqa: SIM905
)  # fmt: skip
# A firm is not meant by the first word of its name alone.
VAGUE = frozenset(
    """North South East West Northern Southern Eastern Western Central Great Grand Royal United National General American Australian Canadian
    British European African Asian Chinese Indian Pacific Atlantic First Golden Black White Blue Green International Global World Export
    Critical Rare Strategic Advanced Pure Core Standard State Federal Public Bank Ministry Department Government China Japan Korea India
    Africa Europe Asia America Kazakhstan Indonesia Chile Argentina Brazil Orient Arctic Nordic""".split()  # noqa: SIM905
)
