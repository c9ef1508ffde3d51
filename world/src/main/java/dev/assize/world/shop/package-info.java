/**
 * The back office of an online shop, as its customer-service assistant sees it: tickets, orders,
 * refunds, returns, vouchers, products, customers, suppliers and the warehouse.
 *
 * <p>Names, amounts, accounts, dates and codes follow from the seed alone; no text that a tool
 * shows tells a shop made for an examination from a real one.
 */
@NullMarked
package dev.assize.world.shop;

import org.jspecify.annotations.NullMarked;
