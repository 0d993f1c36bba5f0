package org.masthead.access;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that, when the request has an {@code Idempotency-Key}, takes effect once and gives the same answer again.
 * Nobody writes it: {@link BindIdempotency} puts it on every POST of the newsroom.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
