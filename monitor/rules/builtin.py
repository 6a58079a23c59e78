"""Names of the word groups that the program itself relies on."""

NAME = "name"  # runs of capitalised words; found by the program, not listed in a file
MINERAL = "mineral"  # seeds/minerals.yaml
MINERAL_CLASS = "mineral_class"
MINERALS = (MINERAL, MINERAL_CLASS)
OTHER_COMMODITY = "other_commodity"
STATUS = "status"  # names are the statuses of a deal
MONTH = "month"  # names are the numbers of the months
MINING = "mining"  # words that only stories of mines and metals use
