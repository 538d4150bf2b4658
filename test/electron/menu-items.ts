import type { MenuTemplate } from '../../main/electron/surface.ts'

/** All items of a menu and its submenus, without the submenus themselves. */
export function itemsOf(template: MenuTemplate): MenuTemplate {
  return template.flatMap((item) => (Array.isArray(item.submenu) ? itemsOf(item.submenu) : [item]))
}
