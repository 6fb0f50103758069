/* Reads a calendar with libical: its complaints, and each event's UID, start and end (a day, or seconds since 1970). */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static void print_time(icalproperty *property) {
    struct icaltimetype t = property ? icalproperty_get_datetime_with_component(property, NULL) : icaltime_null_time();
    if (t.is_date) {
        printf("\t%04d-%02d-%02d", t.year, t.month, t.day);
    } else {
        printf("\t%lld", (long long)icaltime_as_timet_with_zone(t, t.zone ? t.zone : icaltimezone_get_utc_timezone()));
    }
}

static int complaints(icalcomponent *c) {
    int n = 0;
    for (icalproperty *p = icalcomponent_get_first_property(c, ICAL_ANY_PROPERTY); p; p = icalcomponent_get_next_property(c, ICAL_ANY_PROPERTY)) {
        if (icalproperty_isa(p) == ICAL_XLICERROR_PROPERTY) {
            printf("error\t%s\n", icalproperty_as_ical_string(p));
            n++;
        }
    }
    for (icalcomponent *i = icalcomponent_get_first_component(c, ICAL_ANY_COMPONENT); i; i = icalcomponent_get_next_component(c, ICAL_ANY_COMPONENT)) {
        n += complaints(i);
    }
    return n;
}

int main(int argc, char **argv) {
    FILE *file = fopen(argc > 1 ? argv[1] : "", "rb");
    if (!file) return 2;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = calloc(1, size + 1);
    if (fread(text, 1, size, file) != (size_t)size) return 2;
    icalcomponent *c = icalparser_parse_string(text);
    if (!c) return 1;
    if (!icalrestriction_check(c)) printf("error\trestriction\n");
    complaints(c);
    for (icalcomponent *e = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT); e; e = icalcomponent_get_next_component(c, ICAL_VEVENT_COMPONENT)) {
        printf("event\t%s", icalcomponent_get_uid(e));
        print_time(icalcomponent_get_first_property(e, ICAL_DTSTART_PROPERTY));
        print_time(icalcomponent_get_first_property(e, ICAL_DTEND_PROPERTY));
        printf("\n");
    }
    return 0;
}
