# Codes of answers may be in any alphabet: they are compared as UTF-8, whatever the language of the machine.
for (locale in c("C.UTF-8", "C.utf8", "en_US.UTF-8", "ru_RU.UTF-8"))
  if (!l10n_info()[["UTF-8"]]) suppressWarnings(Sys.setlocale("LC_CTYPE", locale))
if (!l10n_info()[["UTF-8"]])
  stop("This script needs a UTF-8 locale, and this machine has none of C.UTF-8, en_US.UTF-8, ru_RU.UTF-8: install one, or set LC_ALL to a UTF-8 locale of your own.")

# What the lines below are made of. `domain` are the people an estimate is about, with the sample design kept whole.

read_rows <- function(file, numbers) {
  rows <- read.csv(file, colClasses = "character", na.strings = "", check.names = FALSE, encoding = "UTF-8")
  rows[] <- lapply(rows, function(cells) sub("^'([-=+@])", "\\1", cells)) # the guard against spreadsheet formulas
  rows[numbers] <- lapply(rows[numbers], as.numeric)
  rows
}

# Weights are calibrated in one wave; to the rows of other waves nothing is done.
fitted_to_margins <- function(design, step) {
  if (length(step$margins) == 0) return(design)
  totals <- c()
  for (variable in names(step$margins)) {
    for (category in names(step$margins[[variable]])) {
      cell <- paste0(".cell", length(totals) + 1)
      is_in <- design$variables$.wave == step$wave & design$variables[[variable]] %in% category
      design$variables[[cell]] <- as.numeric(is_in)
      totals[cell] <- step$margins[[variable]][[category]]
    }
  }
  formula <- reformulate(c("0", names(totals)))
  # As a function, not as a word: R's short cut for "linear" cannot bear margins of which one follows from the others.
  distance <- list(linear = cal.linear, raking = cal.raking, logit = cal.logit)[[step$method]]
  calibrate(design, formula, totals, calfun = distance, bounds = step$bounds, epsilon = 1e-11, maxit = 500)
}

# Weights outside the limits are cut, and what that leaves is given to those that were never cut, until all lie within.
cut_to <- function(weights, lower, upper) {
  cut <- rep(FALSE, length(weights))
  for (round in 1:100) {
    within <- ifelse(weights == 0, 0, pmin(upper, pmax(lower, weights)))
    if (all(within == weights)) break
    cut <- cut | within != weights
    open <- weights != 0 & !cut
    within[open] <- within[open] + sum(weights - within) / sum(open)
    weights <- within
  }
  weights
}

with_weights <- function(design, weights) {
  design$prob <- 1 / weights
  design
}

# Limits of weights are multiples of their mean. By turns with raking, the variance is that of one calibration, from the weights
# before the first turn to those after the last; cut once, it is that of the calibration before.
calibrated <- function(design, step) {
  made <- fitted_to_margins(design, step)
  if (is.null(step$trimming)) return(made)
  is_in <- design$variables$.wave == step$wave
  limits <- step$trimming * mean(weights(made)[is_in & weights(made) != 0])
  cut_in_wave <- function() {
    all <- weights(made)
    all[is_in] <- cut_to(all[is_in], limits[1], limits[2])
    all
  }
  if (!step$by_turns) return(with_weights(made, cut_in_wave()))
  first <- made
  for (round in 1:50) {
    own <- weights(made)[is_in & weights(made) != 0]
    if (min(own) >= limits[1] * 0.99 && max(own) <= limits[2] * 1.01) break
    made <- fitted_to_margins(with_weights(design, cut_in_wave()), step)
  }
  before <- weights(design)
  last <- length(first$postStrata)
  first$postStrata[[last]]$w <- ifelse(before == 0, 0, weights(made) / sqrt(before))
  with_weights(first, weights(made))
}

# Waves as one sample: each its own strata and PSUs, unless the same PSUs were visited again.
sample_of <- function(waves) {
  key <- paste(waves, collapse = " ")
  if (is.null(samples[[key]])) {
    rows <- data[data$.wave %in% waves, ]
    design <- if (".fpc" %in% names(rows)) {
      svydesign(ids = ~.psu, strata = ~.stratum, weights = ~.weight, fpc = ~.fpc, data = rows)
    } else {
      svydesign(ids = ~.psu, strata = ~.stratum, weights = ~.weight, data = rows)
    }
    for (step in calibrations) if (step$wave %in% waves) design <- calibrated(design, step)
    samples[[key]] <<- design
  }
  samples[[key]]
}
samples <- list()

domain <- function(waves, group = list(), where = NULL) {
  design <- sample_of(waves)
  is_in <- rep(TRUE, nrow(design$variables))
  if (!is.null(where)) is_in <- design$variables[[where]] %in% 1
  for (name in names(group)) is_in <- is_in & as.character(design$variables[[name]]) %in% group[[name]]
  design[is_in, ]
}

of <- function(domain, variable, codes = NULL) {
  values <- domain$variables[[variable]]
  if (is.null(codes)) values else ifelse(is.na(values), NA, as.numeric(as.character(values) %in% codes))
}

with_interval <- function(estimate, df, level) {
  error <- as.numeric(SE(estimate))
  value <- as.numeric(coef(estimate))
  c(value, error, value + c(-1, 1) * qt(1 - (1 - level) / 2, df) * error, NA)
}

share_of <- function(domain, df, n, method, level) {
  estimate <- svymean(~.y, domain, na.rm = TRUE)
  value <- as.numeric(coef(estimate))
  if (value == 0 || value == 1) return(c(value, 0, NA, NA, NA)) # Barometer gives a limit here: 1 - (alpha/2)^(1/n), or (alpha/2)^(1/n)
  limits <- if (method == "beta") {
    # Korn and Graubard (1998): the exact binomial interval of the effective sample size.
    size <- value * (1 - value) / as.numeric(vcov(estimate)) *
      (qt((1 - level) / 2, n - 1) / qt((1 - level) / 2, df))^2
    c(qbeta((1 - level) / 2, size * value, size * (1 - value) + 1),
      qbeta(1 - (1 - level) / 2, size * value + 1, size * (1 - value)))
  } else {
    confint(svyciprop(~.y, domain, method = c(logit = "xlogit", mean = "mean")[[method]],
                      level = level, df = df, na.rm = TRUE))
  }
  c(value, as.numeric(SE(estimate)), limits, NA)
}

proportion <- function(domain, variable, codes, method = "logit", level = 0.95) {
  domain$variables$.y <- of(domain, variable, codes)
  share_of(domain, degf(domain), sum(weights(domain) != 0), method, level)
}

# One cell of a crosstab: its share of the row, of the column, or of the whole table. A row is a domain like any other:
# its degrees of freedom are counted before those who did not answer the other question are left out.
cell <- function(domain, rows, row, columns, column, percent, level = 0.95) {
  if (percent == "row") domain <- domain[of(domain, rows, row) %in% 1, ]
  if (percent == "column") domain <- domain[of(domain, columns, column) %in% 1, ]
  df <- degf(domain)
  domain$variables$.y <- of(domain, rows, row) * of(domain, columns, column)
  share_of(domain, df, NA, "logit", level)
}

# Those who did not answer stay in the design: they count for its degrees of freedom, as in svychisq itself. Rows that a
# calibrated design keeps with a weight of 0 do not.
independence <- function(domain, rows, columns, statistic) {
  weighed <- weights(domain) != 0
  known <- weighed & !is.na(domain$variables[[rows]]) & !is.na(domain$variables[[columns]])
  categories <- function(variable) factor(ifelse(known, as.character(domain$variables[[variable]]), NA))
  domain$variables$.rows <- categories(rows)
  domain$variables$.columns <- categories(columns)
  test <- svychisq(~.rows + .columns, domain, statistic = statistic)
  value <- as.numeric(test$statistic)
  p <- as.numeric(test$p.value)
  if (!all(weighed)) {
    df <- degf(domain)
    if (statistic == "F") p <- pf(value, test$parameter[[1]], test$parameter[[1]] * df, lower.tail = FALSE)
    if (statistic == "Chisq") value <- value * sum(weighed) / length(weighed)
  }
  c(value, NA, NA, NA, p)
}

# A sensitive question: intercept and slope take chance out of the share of yes again. A share that is shown stays within 0
# and 1; the estimate as it was goes along, for changes.
randomized_response <- function(domain, variable, yes, answers, intercept, slope, level = 0.95) {
  values <- domain$variables[[variable]]
  domain$variables$.y <- ifelse(values %in% answers, as.numeric(values %in% yes), NA)
  observed <- share_of(domain, degf(domain), NA, "logit", level)
  read <- function(share) intercept + slope * share
  within <- function(share) pmin(1, pmax(0, read(share)))
  figure <- c(within(observed[1]), abs(slope) * observed[2], sort(within(observed[3:4]), na.last = TRUE), NA)
  structure(figure, df = degf(domain), uncut = read(observed[1]))
}

# A list experiment: the mean number of true statements with the sensitive one minus the mean without it.
list_experiment <- function(domain, count, arm, treatment, level = 0.95) {
  domain$variables$.y <- of(domain, count)
  domain$variables$.treated <- of(domain, arm, treatment)
  model <- svyglm(.y ~ .treated, design = domain)
  value <- coef(model)[[".treated"]]
  error <- SE(model)[[".treated"]]
  limits <- value + c(-1, 1) * qt(1 - (1 - level) / 2, model$df.residual) * error
  within <- function(share) pmin(1, pmax(0, share))
  structure(c(within(value), error, within(limits), NA), df = model$df.residual, uncut = value)
}

# Later minus earlier of a sensitive question, from samples drawn anew: of the estimates before they were cut to 0 to 1.
sensitive_change <- function(later, earlier, level = 0.95) {
  df <- attr(later, "df") + attr(earlier, "df")
  value <- attr(later, "uncut") - attr(earlier, "uncut")
  error <- sqrt(later[2]^2 + earlier[2]^2)
  c(value, error, value + c(-1, 1) * qt(1 - (1 - level) / 2, df) * error, 2 * pt(-abs(value / error), df))
}

mean_of <- function(domain, variable, level = 0.95) {
  domain$variables$.y <- of(domain, variable)
  with_interval(svymean(~.y, domain, na.rm = TRUE), degf(domain), level)
}

total_of <- function(domain, variable, level = 0.95) {
  domain$variables$.y <- of(domain, variable)
  with_interval(svytotal(~.y, domain, na.rm = TRUE), degf(domain), level)
}

ratio_of <- function(domain, numerator, denominator, level = 0.95) {
  df <- degf(domain)
  y <- of(domain, numerator)
  x <- of(domain, denominator)
  known <- !is.na(y) & !is.na(x)
  domain$variables$.y <- ifelse(known, y, 0) # a calibrated design keeps the rows that are left out
  domain$variables$.x <- ifelse(known, x, 0)
  with_interval(svyratio(~.y, ~.x, domain[known, ]), df, level)
}

quantile_of <- function(domain, variable, probability, level = 0.95) {
  domain$variables$.y <- of(domain, variable)
  known <- !is.na(domain$variables$.y)
  values <- domain$variables$.y[known & weights(domain) != 0]
  read <- function(p, ci) svyquantile(~.y, domain, p, alpha = 1 - level, qrule = "math", interval.type = "mean",
                                      na.rm = TRUE, ci = ci)[[1]]
  result <- read(probability, ci = TRUE)
  quantile <- result[1, "quantile"]
  if (quantile == max(values)) { # Barometer reads the lower limit from that of a share of 1, (alpha/2)^(1/n)
    low <- read(((1 - level) / 2)^(1 / length(values)), ci = FALSE)[1]
    error <- (quantile - low) / (2 * qt(1 - (1 - level) / 2, degf(domain[known, ])))
    return(c(quantile, error, low, quantile, NA))
  }
  limits <- as.numeric(result[1, 2:3])
  c(quantile, if (anyNA(limits)) NA else result[1, "se"], limits, NA)
}

# Second minus first, from four totals: so the covariance is there where both are of one sample.
difference <- function(domain, by, groups, statistic, variable, codes = NULL, denominator = NULL, level = 0.95) {
  df <- degf(domain)
  rows <- domain$variables
  y <- of(domain, variable, codes)
  x <- if (is.null(denominator)) rep(1, nrow(rows)) else of(domain, denominator)
  known <- !is.na(y) & !is.na(x)
  for (side in 1:2) {
    is_in <- known & as.character(rows[[by]]) %in% groups[side]
    domain$variables[[paste0(".y", side)]] <- ifelse(is_in, y, 0)
    domain$variables[[paste0(".x", side)]] <- ifelse(is_in, x, 0)
  }
  domain <- domain[known, ]
  totals <- svytotal(~.y1 + .y2 + .x1 + .x2, domain)
  difference <- if (statistic == "total") {
    svycontrast(totals, quote(.y2 - .y1))
  } else {
    svycontrast(totals, quote(.y2 / .x2 - .y1 / .x1))
  }
  result <- with_interval(difference, df, level)
  c(result[1:4], 2 * pt(-abs(result[1] / result[2]), df))
}

# Later minus earlier.
change <- function(domain, waves, ...) difference(domain, ".wave", waves, ...)

trend <- function(domain, variable, times, family, coefficient, codes = NULL, level = 0.95) {
  domain$variables$.y <- of(domain, variable, codes)
  domain$variables$.time <- times[domain$variables$.wave] - min(times)
  model <- svyglm(.y ~ .time, design = domain, family = family)
  # R stops early: begun again where it stopped, it comes to the same digits as any other program.
  for (round in 1:2) model <- eval(bquote(svyglm(.y ~ .time, design = domain, family = family, start = .(coef(model)))))
  value <- coef(model)[[coefficient]]
  error <- SE(model)[[coefficient]]
  df <- model$df.residual
  c(value, error, value + c(-1, 1) * qt(1 - (1 - level) / 2, df) * error, 2 * pt(-abs(value / error), df))
}

results <- data.frame()
add <- function(id, wave, group, name, statistic, figure) {
  numbers <- setNames(as.list(as.numeric(figure)), c("value", "standard_error", "ci_low", "ci_high", "p_value"))
  results <<- rbind(results, data.frame(id, wave, group, name, statistic, numbers, adjusted_p_value = NA))
}

adjust <- function(id, method, statistic = "change") {
  is_in <- results$id == id & results$statistic == statistic
  results$adjusted_p_value[is_in] <<- p.adjust(results$p_value[is_in], method)
}

write_results <- function() {
  numbers <- sapply(results, is.numeric)
  results[numbers] <- lapply(results[numbers], function(x) ifelse(is.na(x), NA, sprintf("%.17g", x)))
  write.csv(results, row.names = FALSE, na = "")
}
