namespace Postfix.TrivialRewrite;

/// <summary>A recipient address without hops of this system.</summary>
/// <param name="Address">Internal form, <c>user@domain</c>.</param>
/// <param name="IsLocal">Whether the domain is that of this system.</param>
internal readonly record struct PeeledAddress(string Address, bool IsLocal);
