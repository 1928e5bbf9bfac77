package io.weir.option;

import io.weir.declare.Doc;
import io.weir.udf.Condition;

@Doc("A condition where a list of conditions stands.")
record OneCondition(@Doc("When it holds.") Condition condition) {}
