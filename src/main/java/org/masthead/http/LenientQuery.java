package org.masthead.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method or class whose addresses are handed around, such as feeds and image files: parameters it does
 * not know ({@code utm_source}) are passed over instead of refused. Those it knows are checked all the same.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface LenientQuery {}
