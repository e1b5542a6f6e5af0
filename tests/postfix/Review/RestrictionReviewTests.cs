namespace Postfix.PostfixCommand.Review.Tests;

public sealed class RestrictionReviewTests : ReviewSandbox
{
    private const string Classes = "smtpd_restriction_classes = strict, outer, checked\nstrict = permit_mynetworks, reject\nouter = strict\nchecked = reject_unknown_sender_domain\n";

    [Theory]
    [InlineData("permit_mynetworks, reject, permit_sasl_authenticated", "reject", "permit_sasl_authenticated")]
    [InlineData("permit check_client_access static:dunno", "permit", "check_client_access static:dunno")]
    [InlineData("PERMIT, reject_unauth_pipelining", "PERMIT", "reject_unauth_pipelining")]
    [InlineData("checked, Defer, reject_unauth_pipelining", "Defer", "reject_unauth_pipelining")]
    [InlineData("warn_if_reject permit, reject_unauth_pipelining", "permit", "reject_unauth_pipelining")]
    [InlineData("strict, reject_unauth_pipelining", "strict", "reject_unauth_pipelining")]
    [InlineData("outer, reject_unauth_pipelining", "outer", "reject_unauth_pipelining")]
    public void Restrictions_after_a_final_one_are_found(string value, string final, string unreachable) =>
        Assert.Equal(
            [$"MAIN, line 5: smtpd_client_restrictions: nothing after \"{final}\" has an effect, such as \"{unreachable}\"; "
                + $"move \"{final}\" to the end, or remove what follows it"],
            Find($"{Classes}smtpd_client_restrictions = {value}\n", ""));

    [Fact]
    public void They_are_found_in_classes_and_in_master_cf() => Assert.Equal(
        [
            "MAIN, line 1: odd: nothing after \"Reject\" has an effect, such as \"permit\"; move \"Reject\" to the end, or remove what follows it",
            "MASTER, line 2: odd: nothing after \"defer\" has an effect, such as \"permit\"; move \"defer\" to the end, or remove what follows it",
        ],
        Find("odd = Reject, permit\nsmtpd_restriction_classes = odd\n", "smtp inet n - n - - smtpd\n -o odd=defer,permit\n"));

    [Theory]
    [InlineData("permit_mynetworks, reject")]
    [InlineData("warn_if_reject reject, permit_mynetworks")]
    [InlineData("WARN_IF_REJECT strict, permit_mynetworks")]
    [InlineData("checked, permit_mynetworks")]
    [InlineData("check_policy_service reject, permit_mynetworks")]
    [InlineData("reject_rbl_client permit, permit_mynetworks")]
    [InlineData("static:reject, sleep 1, CHECK_CLIENT_ACCESS inline:{permit=ok}, permit_mynetworks")]
    public void Restrictions_that_can_all_be_reached_are_well(string value) =>
        Assert.Empty(Find($"{Classes}smtpd_client_restrictions = {value}\n", ""));

    [Fact]
    public void A_class_within_itself_is_looked_at_once() =>
        Assert.Empty(Find("smtpd_restriction_classes = circle\ncircle = circle\nsmtpd_client_restrictions = circle, reject\n", ""));

    [Theory]
    [InlineData("reject_unauth_destnation", "did you mean \"reject_unauth_destination\"?")]
    [InlineData("strickt", "did you mean \"strict\"?")]
    [InlineData("nonsense_by_me", "remove it")]
    public void A_word_that_is_no_restriction_is_found(string word, string fix) => Assert.Equal(
        [$"MAIN, line 5: smtpd_helo_restrictions: no restriction \"{word}\", clients are told to come again; {fix}"],
        Find($"{Classes}smtpd_helo_restrictions = permit_mynetworks, {word}\n", ""));
}
