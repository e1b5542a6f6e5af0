namespace Postfix.Net;

/// <summary>What becomes of the few letters that the IDNA of 2003 and that of 2008 treat differently (UTS 46, section 4).</summary>
public enum IdnaMapping
{
    /// <summary>They stay what they are.</summary>
    NonTransitional,

    /// <summary>They are replaced as in 2003: the German sharp s by "ss", for example.</summary>
    Transitional,
}
