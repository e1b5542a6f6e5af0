namespace Postfix.PostfixCommand.Review;

/// <summary>Looks for one kind of mistake.</summary>
internal interface IReview
{
    /// <summary>The mistakes, in the order of the files.</summary>
    IEnumerable<Finding> Find(ReviewedConfiguration configuration);
}
