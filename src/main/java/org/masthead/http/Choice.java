package org.masthead.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One giving of a filter that takes several values: {@code energy,gas} is any of them, {@code -sport,war} none of them.
 * A parameter that is given more than once gives several, which must all hold.
 *
 * @param excludes whether the values are those that must not be
 * @param values one or more, each once
 */
public record Choice(boolean excludes, List<String> values) {

    /** How many values a filter takes in all its givings. */
    public static final int MOST_VALUES = 20;

    /**
     * Reads all givings of a parameter.
     *
     * @param form what one value must be
     * @param inWords the form as it follows "Must be"
     * @throws ProblemException 400 {@code invalid-parameter}
     */
    public static List<Choice> read(String parameter, List<String> given, Predicate<String> form, String inWords) {
        var choices = new ArrayList<Choice>();
        var count = 0;
        for (var text : given) {
            var excludes = text.startsWith("-");
            var values = Stream.of((excludes ? text.substring(1) : text).split(",", -1))
                    .distinct()
                    .toList();
            count += values.size();
            if (!values.stream().allMatch(form)) {
                throw ProblemException.parameter(
                        parameter,
                        "Must be " + inWords + ". A comma means any of, a leading minus none of the whole list.");
            }
            choices.add(new Choice(excludes, values));
        }
        if (count > MOST_VALUES) {
            throw ProblemException.parameter(parameter, "May name " + MOST_VALUES + " values in all.");
        }
        return choices;
    }

    /** The same with its values in the one spelling they are known by. */
    public Choice with(UnaryOperator<String> spelling) {
        return new Choice(excludes, values.stream().map(spelling).distinct().toList());
    }
}
